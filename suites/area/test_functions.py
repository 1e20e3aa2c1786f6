"""Which functions of the libc access the area of the thread that calls them, and which of its fields."""

from fixtures import clause, dso, program, variants

LIBRARY = dso("area/accessor", name="watched-accessor", defines={"NAME": "loaded_area"})
ARGUMENTS = {"processes": [LIBRARY]}
# The table: every function that is called, by the program that calls it.
FUNCTIONS = {
    "memory": """malloc realloc free calloc aligned_alloc mmap munmap memcpy memmove memset memcmp strlen strcpy strcmp
        strstr strdup strtok_r strtol qsort bsearch rand""",
    "text": """snprintf sscanf fopen fprintf fputs fflush fgets flockfile fclose strerror setlocale newlocale uselocale
        isalpha mbstowcs clock_gettime gettimeofday time localtime_r strftime nanosleep getenv setenv errno_location""",
    "locks": """pthread_mutex_lock pthread_mutex_trylock pthread_cond_timedwait pthread_mutex_unlock
        pthread_cond_broadcast pthread_rwlock_rdlock pthread_rwlock_unlock pthread_rwlock_wrlock pthread_spin_lock
        pthread_barrier_wait pthread_once sem_post sem_wait mtx_lock pthread_key_create pthread_setspecific
        pthread_getspecific pthread_key_delete""",
    "threads": """pthread_create pthread_join thrd_create thrd_join timer_create pthread_self pthread_getaffinity_np
        pthread_setname_np pthread_setcancelstate pthread_testcancel sigaction sigprocmask raise pthread_kill
        sched_getcpu getcpu sched_yield sched_getaffinity sched_setaffinity longjmp siglongjmp swapcontext""",
    "processes": """fork waitpid posix_spawn system getpid sysconf open read write lseek fstat close pipe poll getcwd
        dlopen dlsym dladdr dl_iterate_phdr dlclose""",
}
TELLS_CPU = ["sched_getcpu"]  # whether from the area is a clause of its own
MAKES_THREADS = ["pthread_create", "thrd_create", "timer_create"]

# Compilers know some of these functions, and would not call them.
PROGRAMS = {group: program(f"area/functions_of_{group}", options=["-fno-builtin"]) for group in FUNCTIONS}
TAKEN_BACK = {group: each.run(*ARGUMENTS.get(group, [])) for group, each in PROGRAMS.items()}
IN_USE = {
    f"{group}-registered": each.run(*ARGUMENTS.get(group, []), "area=registered", variant="registered")
    for group, each in PROGRAMS.items()
}
WATCHED = variants(TAKEN_BACK | IN_USE)
MAKERS = variants({"taken-back": TAKEN_BACK["threads"], "registered": IN_USE["threads-registered"]})
REGISTERED = variants(program("area/section_pointer").run_linkings())


def given_watch(facts, judge):
    """The functions that were called; what the program accesses itself was seen, each field apart."""
    judge.given("the thread was registered", facts.registered, "EPERM")
    now = "EINVAL" if facts.taken_back else "EPERM"
    judge.given("it is while it is watched", facts.registered_while_watched, now)
    judge.given("what is accessed where nothing is called", facts.nothing, "nothing")
    judge.given("what a read of cpu_id accesses", facts.reading, "ids")
    judge.given("what a write of rseq_cs accesses", facts.writing, "section")
    judge.given("what a read of mm_cid accesses", facts.looking, "rest")
    group = facts.group
    judge.given("the functions called", group, *FUNCTIONS)
    return FUNCTIONS[group].split()


def behind_ids(accessed):
    """Of the fields that were accessed those that follow the ids."""
    return str(accessed).removeprefix("ids").strip() or "nothing"


@clause("calls-keep-the-section", observes=WATCHED)
def test_section_is_not_accessed(facts, judge):
    for function in given_watch(facts, judge):
        judge.equal(f"behind the ids {function} accesses", behind_ids(facts[function]), "nothing")


@clause("calls-keep-the-section", observes=REGISTERED)
def test_section_pointer_is_kept(facts, judge):
    judge.given("the thread is registered", facts.registered, "EPERM")
    judge.given("kept where nothing is called", facts.control, True)
    judge.equal("kept by allocation", facts.memory, True)
    judge.equal("kept by formatted output", facts.words, True)
    judge.equal("kept by clocks", facts.clocks, True)
    judge.equal("kept by locks", facts.locks, True)
    judge.equal("kept by symbol lookup", facts.lookup, True)
    judge.equal("kept by sched_getcpu", facts.cpu_number, True)


@clause("calls-need-no-ids", observes=WATCHED)
def test_ids_are_not_accessed(facts, judge):
    for function in given_watch(facts, judge):
        if function not in (*TELLS_CPU, *MAKES_THREADS):
            judge.equal(f"{function} accesses the ids", str(facts[function]).startswith("ids"), False)


@clause("thread-makers-look-at-the-ids", observes=MAKERS)
def test_makers_of_threads(facts, judge):
    given_watch(facts, judge)
    for function in MAKES_THREADS:
        judge.equal(f"{function} accesses the ids", str(facts[function]).startswith("ids"), True)
