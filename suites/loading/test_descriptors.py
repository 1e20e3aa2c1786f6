"""A plug-in whose code reaches its storage by descriptors: the loader chooses where that is."""

from fixtures import clause, dso, program, variants


def by_descriptor(size, count):
    """One with so many bytes of storage."""
    return dso(
        "loading/plugin",
        name=f"{size}-descriptor-plugin",
        model="global-dynamic",
        options=["-mtls-dialect=gnu2"],
        defines={"TLS_BYTES": count},
    )


SMALL, LARGE = by_descriptor("small", 64), by_descriptor("large", 65536)
PAGE_ALIGNED = dso(
    "loading/plugin", name="page-aligned-plugin", model="initial-exec", defines={"TLS_BYTES": 64, "TLS_ALIGN": 4096}
)
HOST = program("loading/host")
GCC = ["cc.tls-descriptors"]
TUNED = [*GCC, "libc.static-tls-tunables"]
SMALL_LOADED = HOST.run(SMALL, variant="small-descriptor", needs=GCC)
SMALL_UNTOLD = HOST.run(SMALL, variant="small-descriptor", needs=TUNED, regime="static-tls-0")
LARGE_LOADED = HOST.run(LARGE, variant="large-descriptor", needs=GCC)
LARGE_UNTOLD = HOST.run(LARGE, variant="large-descriptor", needs=TUNED, regime="static-tls-0")
MANY = program("loading/descriptors")


@clause(
    "descriptor-plugin-loads-at-any-size",
    observes=variants(
        {
            "small": {"host": SMALL_LOADED, "plugin": SMALL.elf},
            "small-without-room": {"host": SMALL_UNTOLD, "plugin": SMALL.elf},
            "large": {"host": LARGE_LOADED, "plugin": LARGE.elf},
            "large-without-room": {"host": LARGE_UNTOLD, "plugin": LARGE.elf},
        }
    ),
)
def test_wherever_its_storage_is(facts, judge):
    judge.given("TLS model of the plug-in", facts.plugin.tls_model, "descriptor")
    judge.equal("dlopen", facts.host.dlopen, "ok")
    for thread in ("main", "earlier", "later"):
        judge.equal(f"image in the thread {thread}", facts.host[f"{thread}_image"], facts.host.image)


@clause("descriptor-storage-follows-the-tunable", observes=SMALL_LOADED)
def test_small_storage_is_static(facts, judge):
    judge.given("dlopen", facts.dlopen, "ok")
    judge.equal("bytes between main's offset and an earlier thread's", facts.earlier_offset_difference, 0)
    judge.equal("bytes between main's offset and a later thread's", facts.later_offset_difference, 0)


@clause("descriptor-storage-follows-the-tunable", observes=variants({"none": SMALL_UNTOLD, "large": LARGE_LOADED}))
def test_other_storage_is_not(facts, judge):
    judge.given("dlopen", facts.dlopen, "ok")
    judge.differs("bytes between main's offset and an earlier thread's", facts.earlier_offset_difference, 0)
    judge.differs("bytes between main's offset and a later thread's", facts.later_offset_difference, 0)


@clause(
    "descriptors-leave-the-reserve",
    observes=variants(
        {
            name: {
                "loaded": MANY.run(SMALL, PAGE_ALIGNED, needs=GCC, **how),
                "none": program("loading/reserve").run(PAGE_ALIGNED, regime="static-tls-0"),
            }
            for name, how in (("default", {}), ("more", {"regime": "static-tls-4096"}))
        }
    ),
)
def test_optional_part_alone_is_taken(facts, judge):
    judge.given("plug-ins by descriptor that were loaded", facts.loaded.loaded, facts.loaded.asked)
    judge.given("plug-ins that began with their image", facts.loaded.images, facts.loaded.asked)
    judge.at_least("reserve beside them", facts.loaded.reserve, facts.none.at_1)
