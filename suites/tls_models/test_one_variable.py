"""A variable that a program and several libraries refer to, each by a model of its own, on the libc under test."""

from fixtures import clause, dso, program, variants

LIBRARY = dso("tls_models/area_variable", name="owning-library", defines={"ADDRESS": "address_by_owner"})
INITIAL_EXEC = dso(
    "tls_models/reference",
    name="initial-exec-user",
    defines={"MODEL": 'tls_model("initial-exec")', "ADDRESS": "address_by_initial_exec"},
)


def _run(name, *, user, options=(), needs=(), links=(), **how):
    dynamic = dso("tls_models/reference", name=user, defines={"ADDRESS": "address_by_dynamic"}, options=options)
    made = program("tls_models/one_variable", name=name, links=[INITIAL_EXEC, dynamic, *links], **how)
    return made.run(needs=needs, each_tool=True)


OF_LIBRARY = _run("variable-of-library", user="dynamic-user", links=[LIBRARY])
OF_PROGRAM = _run("variable-of-program", user="dynamic-user", defines={"OWNER": 1})
BY_DESCRIPTOR = _run(
    "variable-by-descriptor",
    user="descriptor-user",
    options=["-mtls-dialect=gnu2"],
    needs=["cc.tls-descriptors"],
    links=[LIBRARY],
)


RUNS = variants({"of-library": OF_LIBRARY, "of-program": OF_PROGRAM, "by-descriptor": BY_DESCRIPTOR})


@clause("every-model-finds-the-same", observes=RUNS)
def test_dynamic_and_static_references_meet(facts, judge):
    judge.equal("in main, by the dynamic model", facts.main_dynamic, facts.main_initial_exec)
    judge.equal("in a thread, by the dynamic model", facts.thread_dynamic, facts.thread_initial_exec)


@clause("one-offset-in-program-and-library", observes=RUNS)
def test_offset_is_the_same_everywhere(facts, judge):
    judge.equal("offset in the library, main", facts.main_initial_exec, facts.main_program)
    judge.equal("offset in the program, a thread", facts.thread_program, facts.main_program)
    judge.equal("offset in the library, a thread", facts.thread_initial_exec, facts.main_program)
