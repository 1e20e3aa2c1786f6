"""What the kernel has registered for the libc's threads, beside what the libc says of it."""

from fixtures import clause, program, variants

PROGRAM = program("area/libc_registration")
LINKINGS = {
    "dynamic": PROGRAM.run(),
    "static": PROGRAM.linked("static").run(each_tool=True),
    "static-pie": PROGRAM.linked("static-pie").run(each_tool=True, needs=["ld.static-pie"]),
}
MORE = PROGRAM.run(regime="announces-more", needs=["kernel.extensible"])
NOTHING = PROGRAM.run(regime="announces-nothing", needs=["kernel.extensible"])
EVERY = variants({**LINKINGS, "more": MORE, "nothing": NOTHING})
ANNOUNCED = program("area/announced_area").run_linkings(regime="announces-more", needs=["kernel.extensible"])


@clause("registered-where-symbols-say", observes=EVERY)
def test_place(facts, judge):
    judge.given("the tracer's request", facts.request, "ok")
    judge.equal("bytes from the symbols' place to the kernel's", facts.distance, 0)
    judge.equal("bytes in another thread", facts.thread_distance, 0)


@clause("size-tells-the-length", observes=EVERY)
def test_length(facts, judge):
    judge.given("the tracer's request", facts.request, "ok")
    judge.given("bytes from the symbols' place to the kernel's", facts.distance, 0)
    judge.given("bytes in another thread", facts.thread_distance, 0)
    judge.at_least("__rseq_size", facts.size, 20)
    judge.equal("the registered length", facts.length, max(facts.size, 32))
    judge.equal("that of another thread", facts.thread_length, max(facts.size, 32))


@clause("signature-is-the-conventions", observes=variants(LINKINGS))
def test_signature(facts, judge):
    judge.given("the tracer's request", facts.request, "ok")
    judge.given("bytes from the symbols' place to the kernel's", facts.distance, 0)
    judge.given("bytes in another thread", facts.thread_distance, 0)
    judge.equal("the registered signature", facts.signature, facts.own_signature)
    judge.equal("that of another thread", facts.thread_signature, facts.own_signature)


@clause("flags-are-those-registered", observes=variants(LINKINGS))
def test_flags(facts, judge):
    judge.given("the tracer's request", facts.request, "ok")
    judge.equal("__rseq_flags", facts.flags, 0)
    judge.equal("the registered flags", facts.kernels_flags, facts.flags)


@clause("area-follows-the-announcement", observes=variants(ANNOUNCED))
def test_announcement_is_followed(facts, judge):
    judge.given("the tracer's request", facts.request, "ok")
    judge.equal("__rseq_size", facts.size, facts.announced)
    judge.equal("the registered length", facts.length, facts.announced)
    judge.multiple_of("place in its page", facts.place_in_page, facts.alignment)
    judge.given("another thread is registered", facts.thread_registered, "EPERM")
    judge.equal("the registered length of another thread", facts.thread_length, facts.announced)
    judge.multiple_of("place of that in its page", facts.thread_place_in_page, facts.alignment)
