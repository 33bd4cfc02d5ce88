"""What `onrecord doctor` looks at on this machine; onrecord-streams brings what it looks at on the broker."""

from onrecord.doctor.finding import Finding, State

__all__ = ["Finding", "State"]
