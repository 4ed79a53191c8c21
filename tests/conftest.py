"""What holds for every test."""

from hypothesis import settings

# A property does not become false because the machine is busy: timings are for benchmarks.
settings.register_profile("yinjian", deadline=None)
settings.load_profile("yinjian")
