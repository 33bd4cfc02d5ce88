"""Made for a later version of the plugin API: must not even be imported."""

raise SystemExit("a plugin for another API version was imported")
