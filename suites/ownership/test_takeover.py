"""A program takes the thread over from the libc: it gives the libc's area back and registers its own."""

from fixtures import clause, program


@clause("takeover-passes-to-new-threads", observes=program("ownership/takeover").run())
def test_new_thread_is_left_alone(facts, judge):
    judge.given("unregistration of the libc's area", facts.given_back, "ok")
    judge.given("registration of an area of one's own", facts.own_area, "ok")
    judge.equal("registration of the libc's area in the new thread", facts.thread_registered, "EINVAL")
    judge.equal("cpu_id in the new thread", facts.thread_cpu_id, -2)
    judge.equal("registration of an area of the new thread's own", facts.thread_own_area, "ok")
