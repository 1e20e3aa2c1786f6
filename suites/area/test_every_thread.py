"""Code runs in a constructor, in main, in a thread and in a forked child."""

from fixtures import clause, program

PLACES = program("area/every_thread").run()


@clause("libc-registers-every-thread", observes=PLACES)
def test_registered_everywhere(facts, judge):
    judge.given("the forked child", facts.child_fate, "exit:0")
    # EPERM answers an unregistration with a wrong signature only where exactly this area is registered.
    judge.equal("in a constructor", facts.constructor, "EPERM")
    judge.equal("in main", facts.main_thread, "EPERM")
    judge.equal("in a later thread", facts.later_thread, "EPERM")
    judge.equal("in a forked child", facts.forked_child, "EPERM")
