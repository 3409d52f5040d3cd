#include "tests/graph/scratch_store.h"

#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <utility>

namespace actant {
namespace {

struct ActorRow {
  const char* code;
  v1::ActorKind kind;
  const char* state;
  const char* role;
};

constexpr ActorRow kActors[] = {
    {"USA", v1::ACTOR_KIND_STATE, "USA", ""},
    {"CHN", v1::ACTOR_KIND_STATE, "CHN", ""},
    {"RUS", v1::ACTOR_KIND_STATE, "RUS", ""},
    {"JPN", v1::ACTOR_KIND_STATE, "JPN", ""},
    {"EU", v1::ACTOR_KIND_INTL_BODY, "", ""},
    {"USA/treasury", v1::ACTOR_KIND_MINISTRY, "USA", ""},
    {"CHN/commerce", v1::ACTOR_KIND_MINISTRY, "CHN", ""},
    {"RUS.BUS", v1::ACTOR_KIND_ROLE_GROUP, "RUS", "BUS"},
    {"firm/rosneft", v1::ACTOR_KIND_FIRM, "RUS", "BUS"},
    {"KOR", v1::ACTOR_KIND_STATE, "KOR", ""},
    {"GBR", v1::ACTOR_KIND_STATE, "GBR", ""},
    {"IND", v1::ACTOR_KIND_STATE, "IND", ""},
    {"DEU", v1::ACTOR_KIND_STATE, "DEU", ""},
    {"NATO", v1::ACTOR_KIND_INTL_BODY, "", ""},
    {"FRA", v1::ACTOR_KIND_STATE, "FRA", ""},
};

struct TypeRow {
  const char* name;
  const char* parent;
  v1::PloverClass plover;
  int goldstein_tenths;
  bool mutual;
  bool may_lack_target;
};

constexpr TypeRow kTypes[] = {
    {"SANCTION", "", v1::PLOVER_CLASS_SANCTION, -60, false, false},
    {"sanction", "SANCTION", v1::PLOVER_CLASS_SANCTION, -80, false, false},
    {"export_control", "sanction", v1::PLOVER_CLASS_SANCTION, -50, false,
     false},
    {"meet", "CONSULT", v1::PLOVER_CLASS_CONSULT, 28, true, false},
    {"missile_test", "MOBILIZE", v1::PLOVER_CLASS_MOBILIZE, -72, false, true},
};

const ActorRow* FindRow(const std::string& code) {
  for (const ActorRow& row : kActors) {
    if (row.code == code) return &row;
  }
  return nullptr;
}

void AddParty(v1::Side side, const std::string& code, v1::Mention* mention) {
  const ActorRow* row = FindRow(code);
  ASSERT_NE(row, nullptr) << code;
  v1::Party& party = *mention->add_parties();
  party.set_side(side);
  party.set_actor(code);
  party.set_state(row->state);
  party.set_role(row->role);
}

std::vector<std::string> RandomActors(size_t count, size_t actors,
                                      std::mt19937* random) {
  std::vector<std::string> codes;
  for (size_t i = 0; i < count; ++i) {
    codes.emplace_back(kActors[(*random)() % actors].code);
  }
  return codes;
}

void SetRandomDate(Day published, std::mt19937* random, v1::Mention* mention) {
  const Day day = ToDay({2024, 1, 18}) + static_cast<Day>((*random)() % 28);
  const CivilDate date = ToCivil(day);
  switch ((*random)() % 8) {
    case 0:
    case 1:
    case 2:
      SetDay(v1::DATE_PRECISION_DAY, day, day, mention);
      break;
    case 3: {
      const DaySpan month = MonthOf(date.year, date.month);
      SetDay(v1::DATE_PRECISION_MONTH, month.first, month.last, mention);
      break;
    }
    case 4: {
      const DaySpan year = YearOf(date.year);
      SetDay(v1::DATE_PRECISION_YEAR, year.first, year.last, mention);
      break;
    }
    case 5:
      SetDay(v1::DATE_PRECISION_RANGE, day,
             day + static_cast<Day>((*random)() % 900), mention);
      break;
    default:
      if (mention->has_published()) {
        SetDay(v1::DATE_PRECISION_UNKNOWN, published, published, mention);
        mention->mutable_date()->set_from_publication(true);
      }
  }
}

v1::Mention RandomMention(Day published, size_t actors, std::mt19937* random) {
  const TypeRow& type = kTypes[1 + (*random)() % (std::size(kTypes) - 1)];
  const size_t targets =
      type.mutual || (type.may_lack_target && (*random)() % 2)
          ? 0
          : 1 + (*random)() % 5 / 4;
  v1::Mention mention = MakeMention(
      type.name,
      RandomActors((type.mutual ? 2 : 1) + (*random)() % 4 / 3, actors, random),
      RandomActors(targets, actors, random));
  constexpr v1::EventStatus kStatuses[] = {
      v1::EVENT_STATUS_OCCURRED, v1::EVENT_STATUS_OCCURRED,
      v1::EVENT_STATUS_OCCURRED, v1::EVENT_STATUS_ONGOING,
      v1::EVENT_STATUS_PLANNED,  v1::EVENT_STATUS_POSSIBLE,
      v1::EVENT_STATUS_NEGATED};
  mention.set_status(kStatuses[(*random)() % std::size(kStatuses)]);
  if ((*random)() % 8 != 0) mention.set_published(published);
  mention.set_confidence(static_cast<float>((*random)() % 101) / 100);
  mention.mutable_clause()->set_begin(
      static_cast<uint32_t>((*random)() % 1000));
  if ((*random)() % 4 == 0) {
    mention.mutable_amount()->set_value(static_cast<double>((*random)() % 3));
    mention.mutable_amount()->set_currency("USD");
  }
  SetRandomDate(published, random, &mention);
  return mention;
}

}  // namespace

ScratchStore::ScratchStore() {
  std::string name =
      (std::filesystem::temp_directory_path() / "actant_graph_XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr) std::abort();
  path_ = name;
  StoreOptions options;
  options.path = (path_ / "store").string();
  options.missing = MissingStore::kCreate;
  options.sync = SyncPolicy::kBatch;
  options.cache_bytes = size_t{1} << 20;
  auto store = EventStore::Open(options);
  if (!store.has_value()) {
    ADD_FAILURE() << store.error().ToString();
    std::abort();
  }
  store_ = std::move(*store);
}

ScratchStore::~ScratchStore() {
  store_.reset();
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

std::vector<ActorWrite> VocabularyActors() {
  std::vector<ActorWrite> writes;
  for (const ActorRow& row : kActors) {
    ActorWrite& write = writes.emplace_back();
    write.actor.set_code(row.code);
    write.actor.set_kind(row.kind);
    write.actor.set_state(row.state);
    write.actor.set_role(row.role);
  }
  return writes;
}

std::vector<v1::EventType> VocabularyTypes() {
  std::vector<v1::EventType> types;
  for (const TypeRow& row : kTypes) {
    v1::EventType& type = types.emplace_back();
    type.set_name(row.name);
    type.set_parent(row.parent);
    type.set_plover(row.plover);
    type.set_goldstein_tenths(row.goldstein_tenths);
    type.set_mutual(row.mutual);
    type.set_may_lack_target(row.may_lack_target);
  }
  return types;
}

v1::Mention MakeMention(const std::string& type,
                        const std::vector<std::string>& sources,
                        const std::vector<std::string>& targets) {
  v1::Mention mention;
  mention.set_type(type);
  mention.set_mutual(type == "meet");
  mention.set_status(v1::EVENT_STATUS_OCCURRED);
  mention.set_rule("test");
  mention.set_confidence(0.8F);
  for (const std::string& code : sources) {
    AddParty(v1::SIDE_SOURCE, code, &mention);
  }
  for (const std::string& code : targets) {
    AddParty(v1::SIDE_TARGET, code, &mention);
  }
  return mention;
}

void SetDay(v1::DatePrecision precision, Day first, Day last,
            v1::Mention* mention) {
  mention->mutable_date()->set_precision(precision);
  mention->mutable_date()->set_first_day(first);
  mention->mutable_date()->set_last_day(last);
}

ArticleReading MakeReading(const std::string& id, const std::string& words,
                           std::vector<v1::Mention> mentions) {
  ArticleReading reading;
  reading.article.set_id(id);
  reading.article.set_version(VersionId::Of(id + "\n" + words).ToHex());
  reading.article.set_rule_set("rules");
  reading.text = words;
  reading.mentions = std::move(mentions);
  reading.actors = VocabularyActors();
  reading.types = VocabularyTypes();
  return reading;
}

ArticleReading RandomReading(const std::string& id, size_t actors,
                             std::mt19937* random) {
  const Day published =
      ToDay({2024, 1, 20}) + static_cast<Day>((*random)() % 30);
  std::vector<v1::Mention> mentions;
  for (size_t left = (*random)() % 6; left > 0; --left) {
    mentions.push_back(
        RandomMention(published, std::min(actors, std::size(kActors)), random));
  }
  ArticleReading reading =
      MakeReading(id, std::to_string((*random)()), std::move(mentions));
  reading.article.set_publisher(std::string(1, "pqr"[(*random)() % 3]));
  return reading;
}

std::string Dump(const EventStore& store) {
  google::protobuf::TextFormat::Printer printer;
  printer.SetSingleLineMode(true);
  std::map<std::string, std::string> lines;
  const Status scanned =
      store.ScanEvents([&](EventNumber number, const v1::Event& event) {
        std::string& line = lines[event.id()];
        printer.PrintToString(event, &line);
        const auto mentions = store.MentionsOf(number);
        if (!mentions.has_value()) {
          ADD_FAILURE() << mentions.error().ToString();
          return Scan::kStop;
        }
        std::map<std::string, std::string> by_id;
        for (const v1::Mention& mention : *mentions) {
          printer.PrintToString(mention, &by_id[mention.id()]);
        }
        for (const auto& [id, text] : by_id) line += "\n  " + text;
        return Scan::kContinue;
      });
  EXPECT_TRUE(scanned.ok()) << scanned.ToString();
  std::string dump;
  for (const auto& [id, line] : lines) dump += line + "\n";
  return dump;
}

void ExpectWhole(const EventStore& store) {
  const auto report = store.Verify();
  ASSERT_TRUE(report.has_value()) << report.error().ToString();
  EXPECT_EQ(report->problem_count, 0U);
  for (const std::string& problem : report->problems) {
    ADD_FAILURE() << problem;
  }
}

}  // namespace actant
