"""What the tests of several distributions share: brokers to test on."""

pytest_plugins = ["broker_fixtures"]
