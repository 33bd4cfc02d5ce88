"""The plugin by which onrecord-streams adds its commands to the `onrecord` command line."""
