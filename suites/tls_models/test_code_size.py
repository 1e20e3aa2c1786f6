"""How much code one access takes: the length of functions that do nothing else."""

from fixtures import clause, object_file

PATHS = ("local_exec", "initial_exec", "global_dynamic", "accessor")
PLAIN = object_file("tls_models/access_paths", name="plain-paths").elf_of(*PATHS)
DESCRIPTORS = object_file("tls_models/access_paths", name="descriptor-paths", options=["-mtls-dialect=gnu2"])


@clause("local-exec-code-not-longer", observes=PLAIN)
def test_constant_offset_against_one_from_memory(facts, judge):
    judge.differs("bytes of a local-exec access", facts["local_exec.size"], 0)
    judge.at_least("bytes of an initial-exec access", facts["initial_exec.size"], facts["local_exec.size"])


@clause("initial-exec-code-shorter", observes=PLAIN)
def test_initial_exec_against_a_lookup(facts, judge):
    judge.differs("bytes of an initial-exec access", facts["initial_exec.size"], 0)
    judge.below("bytes of an initial-exec access", facts["initial_exec.size"], facts["global_dynamic.size"])


@clause("initial-exec-code-shorter-than-descriptor", observes=DESCRIPTORS.elf_of(*PATHS, "global_dynamic_variable"))
def test_initial_exec_against_a_descriptor(facts, judge):
    judge.given("TLS model of the other", facts["global_dynamic_variable.tls_model"], "descriptor")
    judge.differs("bytes of an initial-exec access", facts["initial_exec.size"], 0)
    judge.below("bytes of an initial-exec access", facts["initial_exec.size"], facts["global_dynamic.size"])


@clause("accessor-call-shorter-than-lookup", observes=PLAIN)
def test_accessor_against_a_lookup(facts, judge):
    judge.differs("bytes of a call of an accessor", facts["accessor.size"], 0)
    judge.below("bytes of a call of an accessor", facts["accessor.size"], facts["global_dynamic.size"])
