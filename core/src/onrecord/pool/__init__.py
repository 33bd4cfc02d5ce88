"""Worker processes with the model and the extractors loaded, which a parent can kill."""

from onrecord.pool.messages import ExtractorInfo
from onrecord.pool.pool import Pool, PoolSpec, Replaced

__all__ = ["ExtractorInfo", "Pool", "PoolSpec", "Replaced"]
