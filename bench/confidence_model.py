"""The model behind data/confidence.tsv.

A pair told by rule r is right with probability

    c(r) * inherited^i * reference^k * reported^s

where i, s are 0 or 1 (a party from context; told as another's claim) and k
counts the parties named by reference (他, 該國). c(r) is estimated by empirical
Bayes: counts of right and wrong pairs are beta-binomial, and each rule is
shrunk towards the mean of its event type, each type towards the mean of all.
How far is not chosen but fitted: the weight of a mean, in pairs, is the one
under which the counts are most likely (Casella, "An Introduction to Empirical
Bayes Data Analysis", The American Statistician 39(2), 1985; the beta-binomial
is Skellam's, JRSS B 10(2), 1948). Factors are shrunk towards 1 (no effect)
and never above it.
"""
import collections
import math

FACTORS = ("inherited", "reference", "reported")

# What is said of a pair: by which rule, of which type, under which flags
# (counts by FACTORS), and whether the gold has it (1 or 0).
Told = collections.namedtuple("Told", "doc rule type flags right")

# Weights tried for a mean, in pairs.
WEIGHTS = (1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64)
# Pairs that stand behind "no effect" of a factor.
FACTOR_WEIGHT = 10.0
# Nothing is certain, and nothing impossible that a rule tells.
LOWEST, HIGHEST = 0.02, 0.98
ROUNDS = 6


def log_beta(a, b):
    return math.lgamma(a) + math.lgamma(b) - math.lgamma(a + b)


def likelihood(groups, weight):
    """Log likelihood of [(right, wrong, mean)] under a weight of the means."""
    total = 0.0
    for right, wrong, mean in groups:
        a, b = weight * mean, weight * (1 - mean)
        total += log_beta(a + right, b + wrong) - log_beta(a, b)
    return total


def best_weight(groups):
    return max(WEIGHTS, key=lambda weight: likelihood(groups, weight))


def clip(value):
    return min(max(value, LOWEST), HIGHEST)


class Model:
    """Fitted confidences. `said` tells what a Told would be given."""

    def __init__(self):
        self.all = 0.5
        self.types = {}
        self.rules = {}
        self.type_of = {}
        self.factors = dict.fromkeys(FACTORS, 1.0)
        self.counts = {}  # (kind, name) -> [right, wrong] as counted
        self.weights = (0, 0)  # of the mean of all, of the type's mean

    def base(self, rule, kind):
        return self.rules.get(rule, self.types.get(kind, self.all))

    def factor(self, flags):
        product = 1.0
        for name, count in zip(FACTORS, flags):
            product *= self.factors[name] ** count
        return product

    def said(self, told):
        return self.base(told.rule, told.type) * self.factor(told.flags)


def tally(rows, key, factor):
    """{key: [right, exposure]}: exposure is less where factors take away."""
    found = collections.defaultdict(lambda: [0.0, 0.0])
    for row in rows:
        entry = found[key(row)]
        entry[0] += row.right
        entry[1] += factor(row.flags)
    return found


def shrink(right, exposure, mean, weight):
    return clip((right + weight * mean) / (exposure + weight))


def fit_means(rows, model):
    right = sum(row.right for row in rows)
    exposure = sum(model.factor(row.flags) for row in rows)
    model.all = clip((right + 1) / (exposure + 2))
    types = tally(rows, lambda row: row.type, model.factor)
    rules = tally(rows, lambda row: row.rule, model.factor)
    wrong = lambda entry: max(entry[1] - entry[0], 0.0)
    to_all = best_weight([(e[0], wrong(e), model.all) for e in types.values()])
    model.types = {name: shrink(e[0], e[1], model.all, to_all)
                   for name, e in types.items()}
    mean = lambda rule: model.types[model.type_of[rule]]
    to_type = best_weight([(e[0], wrong(e), mean(rule))
                           for rule, e in rules.items()])
    model.rules = {rule: shrink(e[0], e[1], mean(rule), to_type)
                   for rule, e in rules.items()}
    model.weights = to_all, to_type


def fit_factors(rows, model):
    for index, name in enumerate(FACTORS):
        flagged = [row for row in rows if row.flags[index]]
        expected = sum(model.said(row) for row in flagged) / model.factors[name]
        right = sum(row.right for row in flagged)
        model.factors[name] = min(
            (right + FACTOR_WEIGHT) / (expected + FACTOR_WEIGHT), 1.0)


def count(rows, model):
    for row in rows:
        keys = [("all", ""), ("type", row.type), ("rule", row.rule)]
        keys += [("factor", name) for name, n in zip(FACTORS, row.flags) if n]
        for key in keys:
            model.counts.setdefault(key, [0, 0])[1 - row.right] += 1


def fit(rows):
    """The model of what is told."""
    model = Model()
    if not rows:
        return model
    model.type_of = {row.rule: row.type for row in rows}
    count(rows, model)
    for _ in range(ROUNDS):
        fit_means(rows, model)
        fit_factors(rows, model)
    return model


def cross_validate(rows):
    """(said, right) of each pair, said by the model of all other documents."""
    found = []
    for doc in sorted({row.doc for row in rows}):
        model = fit([row for row in rows if row.doc != doc])
        found += [(model.said(row), row.right)
                  for row in rows if row.doc == doc]
    return found
