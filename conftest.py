"""The suites are run by the harness in fixtures/."""

pytest_plugins = ["fixtures.plugin"]
