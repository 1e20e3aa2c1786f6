"""A host program dlopens a plug-in with initial-exec storage, with and without another thread."""

from fixtures import clause, dso, program, variants

PLUGIN = dso("loading/plugin", name="area-sized-plugin", model="initial-exec", defines={"TLS_BYTES": 64})
# An area as Linux 7 asks for it: 64 bytes at a multiple of 64.
ALIGNED = dso("loading/plugin", name="aligned-plugin", model="initial-exec", defines={"TLS_BYTES": 64, "TLS_ALIGN": 64})
LARGE = dso("loading/plugin", name="large-plugin", model="initial-exec", defines={"TLS_BYTES": 4096})

HOST = program("loading/host")
BESIDE_THREAD = HOST.run(PLUGIN)
ALONE = HOST.run(PLUGIN, "threads=none", variant="alone")
BESIDE_THREAD_ALIGNED = HOST.run(ALIGNED, variant="aligned")
# More than the reserve has room for unless the tunable says so.
GROWN = HOST.run(LARGE, regime="static-tls-4096", needs=["libc.static-tls-tunables"])


@clause(
    "initial-exec-plugin-loads",
    observes=variants(
        {
            "beside-thread": {"host": BESIDE_THREAD, "plugin": PLUGIN.elf},
            "alone": {"host": ALONE, "plugin": PLUGIN.elf},
            "aligned": {"host": BESIDE_THREAD_ALIGNED, "plugin": ALIGNED.elf},
        }
    ),
)
def test_small_plugin_loads(facts, judge):
    judge.given("TLS model of the plug-in", facts.plugin.tls_model, "static")
    judge.equal("dlopen", facts.host.dlopen, "ok")


@clause("one-offset-in-all-threads", observes=variants({"reserve": BESIDE_THREAD, "grown": GROWN}))
def test_earlier_thread_sees_it(facts, judge):
    judge.given("dlopen", facts.dlopen, "ok")
    judge.equal("image in main", facts.main_image, facts.image)
    judge.equal("image in the earlier thread", facts.earlier_image, facts.image)
    judge.equal("bytes between the offsets in both threads", facts.earlier_offset_difference, 0)


@clause("later-thread-has-image", observes=variants({"reserve": BESIDE_THREAD, "grown": GROWN}))
def test_later_thread_begins_with_the_image(facts, judge):
    judge.given("dlopen", facts.dlopen, "ok")
    judge.equal("image in the later thread", facts.later_image, facts.image)
    judge.equal("bytes between the offsets in both threads", facts.later_offset_difference, 0)
