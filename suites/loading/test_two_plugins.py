"""Two plug-ins are loaded into a process whose libc has registered its threads."""

from fixtures import clause, dso, program

BYTES = 64
PLUGIN = dso("loading/plugin", name="area-sized-plugin", model="initial-exec", defines={"TLS_BYTES": BYTES})


@clause("plugins-and-area-disjoint", observes=program("loading/two_plugins").run(PLUGIN))
def test_everybody_has_memory_of_their_own(facts, judge):
    judge.given("dlopen of both", facts.dlopen, "ok")
    apart = max(BYTES, facts.area_bytes)  # whichever is the lower one
    judge.at_least("bytes between the plug-ins, main", abs(facts.main_between), BYTES)
    judge.at_least("bytes between the first and the area, main", abs(facts.main_first_from_area), apart)
    judge.at_least("bytes between the second and the area, main", abs(facts.main_second_from_area), apart)
    judge.at_least("bytes between the plug-ins, earlier thread", abs(facts.earlier_between), BYTES)
    judge.at_least("bytes between the first and the area, earlier thread", abs(facts.earlier_first_from_area), apart)
    judge.at_least("bytes between the second and the area, earlier thread", abs(facts.earlier_second_from_area), apart)
