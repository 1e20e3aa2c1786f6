"""dlsym looks up __rseq_abi in a plug-in and in the process, from two threads."""

from fixtures import clause, dso, program

PLUGIN = dso("symbols/definition", name="looked-up-plugin", defines={"PREFIX": "lead", "OWNER": 90})
BY_NAME = program("symbols/by_name", link_options=["-Wl,--export-dynamic"]).run(PLUGIN)


@clause("dlsym-answers-for-the-caller", observes=BY_NAME)
def test_each_thread_is_told_its_own(facts, judge):
    judge.equal("distance from the thread's own, in main", facts.main_from_own, 0)
    judge.equal("distance from the thread's own, in a thread", facts.thread_from_own, 0)
    judge.differs("distance between the plug-in's in both threads", facts.between_threads, 0)


@clause("dlsym-looks-where-it-is-told", observes=BY_NAME)
def test_handle_and_process_have_their_own(facts, judge):
    judge.given("the plug-in has a definition of its own", facts.plugin_defines != facts.program_defines, True)
    judge.equal("whose is in the plug-in, for main", facts.main_in_plugin, facts.plugin_defines)
    judge.equal("whose is in the process, for main", facts.main_anywhere, facts.program_defines)
    judge.equal("whose is in the plug-in, for a thread", facts.thread_in_plugin, facts.plugin_defines)
    judge.equal("whose is in the process, for a thread", facts.thread_anywhere, facts.program_defines)
