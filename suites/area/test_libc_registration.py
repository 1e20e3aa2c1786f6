"""What the kernel has registered for the libc's threads, beside what the libc says of it."""

from fixtures import clause, program, variants

PROGRAM = program("area/libc_registration")
LINKINGS = {
    "dynamic": PROGRAM.run(),
    "static": PROGRAM.linked("static").run(each_tool=True),
    "static-pie": PROGRAM.linked("static-pie").run(each_tool=True, needs=["ld.static-pie"]),
}
ANNOUNCED = {
    said: PROGRAM.run(regime=f"announces-{said}", needs=["kernel.extensible", f"kernel.takes-{said}"])
    for said in ("33-64", "more", "33-4096", "4000-32")
}
NOTHING = PROGRAM.run(regime="announces-nothing", needs=["kernel.extensible"])
EVERY = variants({**LINKINGS, **ANNOUNCED, "nothing": NOTHING})


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
