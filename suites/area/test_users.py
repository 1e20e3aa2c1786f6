"""Functions of the libc that may use the area themselves."""

from fixtures import clause, program, variants

PROGRAM = program("area/sched_getcpu", lane="cpu")
ANNOUNCEMENTS = ("33-64", "33-4096", "4000-32")
GETCPU = variants(
    {
        **PROGRAM.run_linkings(),
        **{
            said: PROGRAM.run(regime=f"announces-{said}", needs=["kernel.extensible", f"kernel.takes-{said}"])
            for said in ANNOUNCEMENTS
        },
    }
)
UNREGISTERED = program("area/unregistered_getcpu", lane="cpu")


@clause("sched-getcpu-tells-the-cpu", observes=GETCPU)
def test_every_cpu(facts, judge):
    judge.given("the thread is registered", facts.registered, "EPERM")
    judge.given("CPUs that the thread was on", facts.visited, facts.cpus)
    judge.equal("CPUs where the answer was another one", facts.wrong, 0)


@clause("sched-getcpu-asks-when-unregistered", observes=GETCPU)
def test_without_registration(facts, judge):
    judge.given("the thread was registered", facts.registered, "EPERM")
    judge.given("unregistration", facts.unregistered, "ok")
    judge.equal("the answer", facts.told_unregistered, facts.cpu)


@clause("sched-getcpu-reads-the-area", observes=GETCPU)
def test_what_is_in_the_area(facts, judge):
    judge.given("unregistration", facts.unregistered, "ok")
    judge.equal("the answer", facts.told_by_area, facts.in_area)


@clause(
    "sched-getcpu-right-without-registration",
    observes=variants(
        {
            **UNREGISTERED.run_linkings(regime="libc-off"),
            "refused": UNREGISTERED.run(regime="refused-eperm"),
            **{
                f"{said}-off": UNREGISTERED.run(regime=f"announces-{said}-off", needs=["kernel.extensible"])
                for said in ANNOUNCEMENTS
            },
        }
    ),
)
def test_libc_that_has_not_registered(facts, judge):
    judge.given("__rseq_size", facts.size, 0)
    judge.given("CPUs that main was on", facts.visited, facts.cpus)
    judge.equal("CPUs where the answer was another one", facts.wrong, 0)
    judge.given("CPUs that another thread was on", facts.thread_visited, facts.cpus)
    judge.equal("CPUs where that was given another answer", facts.thread_wrong, 0)


@clause("sched-getcpu-right-in-vfork-child", observes=program("area/vfork_child", lane="cpu").run())
def test_child_that_shares_memory(facts, judge):
    judge.given("the parent is registered", facts.parent_registered, "EPERM")
    judge.given("pinning the parent", facts.parent_pinned, "ok")
    judge.given("the child", facts.child_fate, "exit:0")
    judge.given("the child is not registered", facts.child_registered, "EINVAL")
    judge.given("pinning the child to another CPU", facts.child_pinned, "ok")
    judge.equal("the answer in the child", facts.told, facts.now)
