"""What a compiler makes of a reference to a thread-local variable, as the relocations of an object tell."""

from fixtures import clause, dso, object_file, variants

INITIAL_EXEC = 'tls_model("initial-exec")'
DESCRIPTORS = ["-mtls-dialect=gnu2"]
DYNAMIC = ["global-dynamic", "descriptor"]

RECIPE = object_file("tls_models/reference", name="recipe", defines={"MODEL": INITIAL_EXEC})
PLAIN = object_file("tls_models/reference", name="plain-reference")


@clause("attribute-obeyed-in-objects", observes={"recipe": RECIPE.elf_of("__rseq_abi"), "plain": PLAIN.elf})
def test_recipe_of_2018(facts, judge):
    judge.given("TLS model without the attribute", facts.plain.tls_model, *DYNAMIC)
    judge.equal("TLS model of __rseq_abi", facts.recipe["__rseq_abi.tls_model"], "initial-exec")
    judge.equal("TLS model of the object", facts.recipe.tls_model, "initial-exec")
    judge.equal("type of __rseq_abi", facts.recipe["__rseq_abi.type"], "tls")


@clause(
    "declared-model-holds-for-definition",
    observes=object_file(
        "tls_models/area_variable", name="declared-initial-exec-area", defines={"DECLARED": INITIAL_EXEC}
    ).elf_of("__rseq_abi"),
)
def test_attribute_of_a_header(facts, judge):
    judge.given("type of __rseq_abi", facts["__rseq_abi.type"], "tls")
    judge.equal("TLS model of the code that defines it", facts["__rseq_abi.tls_model"], "initial-exec")


def _bound(name, binding):
    defines = {"MODEL": INITIAL_EXEC, "BINDING": binding}
    return {
        "object": object_file("tls_models/reference", name=f"{name}-recipe", defines=defines).elf_of("__rseq_abi"),
        "dso": dso("tls_models/area_variable", name=f"{name}-initial-exec-area", defines=defines).elf,
    }


@clause(
    "binding-keeps-model",
    observes=variants(
        {
            "weak": _bound("weak", "weak"),
            "hidden": _bound("hidden", 'visibility("hidden")'),
            "protected": _bound("protected", 'visibility("protected")'),
        }
    ),
)
def test_binding_and_visibility_do_not_matter(facts, judge):
    judge.equal("TLS model of a reference", facts.object["__rseq_abi.tls_model"], "initial-exec")
    judge.equal("TLS model of the DSO that defines it", facts.dso.tls_model, "static")


THREE = ("initial_exec", "undecided", "global_dynamic")


def _three(model):
    options = [f"-ftls-model={model}"]
    return object_file("tls_models/three_variables", name=f"option-{model}", options=options).elf_of(*THREE)


@clause(
    "attribute-outranks-option",
    observes=variants({model: _three(model) for model in ("initial-exec", "global-dynamic")}),
)
def test_both_attributes_hold_under_either_option(facts, judge):
    judge.equal("TLS model of the initial-exec variable", facts["initial_exec.tls_model"], "initial-exec")
    judge.one_of("TLS model of the global-dynamic variable", facts["global_dynamic.tls_model"], DYNAMIC)


@clause(
    "option-decides-the-rest",
    observes={"initial": _three("initial-exec"), "dynamic": _three("global-dynamic")},
)
def test_variable_without_attribute(facts, judge):
    judge.equal("TLS model by the option initial-exec", facts.initial["undecided.tls_model"], "initial-exec")
    judge.one_of("TLS model by the option global-dynamic", facts.dynamic["undecided.tls_model"], DYNAMIC)


@clause(
    "program-code-needs-no-lookup",
    observes={
        "own": object_file("tls_models/area_variable", name="program-owner", options=["-fPIE"]).elf_of("__rseq_abi"),
        "foreign": object_file("tls_models/reference", name="program-reference", options=["-fPIE"]).elf_of(
            "__rseq_abi"
        ),
    },
)
def test_code_for_a_program(facts, judge):
    judge.equal("TLS model of a variable of its own", facts.own["__rseq_abi.tls_model"], "local-exec")
    judge.equal("TLS model of a library's", facts.foreign["__rseq_abi.tls_model"], "initial-exec")


@clause(
    "dialect-obeyed-in-objects",
    observes={
        "plain": object_file("tls_models/reference", name="descriptor-reference", options=DESCRIPTORS).elf_of(
            "__rseq_abi"
        ),
        "recipe": object_file(
            "tls_models/reference", name="descriptor-recipe", options=DESCRIPTORS, defines={"MODEL": INITIAL_EXEC}
        ).elf_of("__rseq_abi"),
    },
)
def test_descriptors_only_where_a_lookup_would_be(facts, judge):
    judge.equal("TLS model of a plain reference", facts.plain["__rseq_abi.tls_model"], "descriptor")
    judge.equal("TLS model with the attribute", facts.recipe["__rseq_abi.tls_model"], "initial-exec")


@clause(
    "private-pair-is-local-dynamic",
    observes={
        "private": object_file("tls_models/private_pair", name="static-pair-object").elf,
        "exported": object_file("tls_models/private_pair", name="exported-pair-object", defines={"SCOPE": ""}).elf,
    },
)
def test_static_variables_share_their_module(facts, judge):
    judge.given("TLS model of the pair when it is exported", facts.exported.tls_model, *DYNAMIC)
    judge.one_of("TLS model of the static pair", facts.private.tls_model, ["local-dynamic", "descriptor"])
