// The articles of tests/corpus through the whole of extraction.
#include <gtest/gtest.h>

#include <cstdio>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

#include "corpus_scores.h"
#include "extract/extractor.h"
#include "knowledge_of_data.h"

namespace actant {
namespace {

constexpr char kCorpus[] = ACTANT_CORPUS_DIR;

std::vector<nlohmann::json> ReadJsonLines(const std::string& path) {
  std::ifstream in(path);
  EXPECT_TRUE(in.good()) << path;
  std::vector<nlohmann::json> rows;
  for (std::string line; std::getline(in, line);) {
    if (!line.empty()) rows.push_back(nlohmann::json::parse(line));
  }
  return rows;
}

ScoredEvent FromGold(const nlohmann::json& row) {
  return {row.at("type"), row.at("source"), row.at("target"),
          row.value("mutual", false)};
}

std::string CodeOf(const v1::Party& party) {
  return party.role().empty() ? party.state()
                              : party.state() + "." + party.role();
}

ScoredEvent FromMention(const v1::Mention& mention) {
  ScoredEvent event;
  event.type = mention.type();
  event.mutual = mention.mutual();
  for (const v1::Party& party : mention.parties()) {
    (party.side() == v1::SIDE_TARGET ? event.target : event.source)
        .push_back(CodeOf(party));
  }
  return event;
}

// An article with what its gold says and what extraction tells.
struct Read {
  std::vector<ScoredEvent> gold;
  std::vector<ScoredEvent> told;
  std::vector<std::string> evidence;
  std::string full_text;
  std::vector<nlohmann::json> gold_rows;
};

std::map<std::string, Read> ReadCorpus() {
  std::map<std::string, Read> corpus;
  const auto extractor = Extractor::Create(&KnowledgeOfData());
  if (!extractor) {
    ADD_FAILURE() << extractor.error().ToString();
    return corpus;
  }
  for (const auto& row :
       ReadJsonLines(std::string(kCorpus) + "/articles.jsonl")) {
    ArticleInput input;
    input.id = row.at("id");
    input.title = row.at("title");
    input.text = row.at("text");
    input.publisher = row.at("publisher");
    // Encyclopedia articles have no day of publication.
    if (row.contains("published")) {
      input.published =
          ParseDay(row.at("published").get<std::string>()).value();
    }
    const auto extraction = (*extractor)->Extract(input, {});
    if (!extraction) {
      ADD_FAILURE() << extraction.error().ToString();
      continue;
    }
    Read read;
    read.full_text = extraction->full_text;
    for (const v1::Mention& mention : extraction->mentions) {
      read.told.push_back(FromMention(mention));
      read.evidence.push_back(mention.evidence());
    }
    read.gold_rows =
        ReadJsonLines(std::string(kCorpus) + "/gold/" + input.id + ".jsonl");
    for (const auto& gold : read.gold_rows) {
      read.gold.push_back(FromGold(gold));
    }
    corpus.emplace(input.id, std::move(read));
  }
  return corpus;
}

TEST(CorpusTest, GoldIsVerbatimAndOfKnownTypes) {
  const auto corpus = ReadCorpus();
  EXPECT_EQ(corpus.size(), 195U);
  for (const auto& [id, read] : corpus) {
    for (const nlohmann::json& row : read.gold_rows) {
      const std::string evidence = row.at("evidence");
      EXPECT_NE(read.full_text.find(evidence), std::string::npos)
          << id << ": " << evidence;
      EXPECT_NE(KnowledgeOfData().FindType(row.at("type").get<std::string>()),
                nullptr)
          << id;
      for (const char* side : {"source", "target"}) {
        const auto texts = row.at(std::string(side) + "_text");
        EXPECT_EQ(texts.size(), row.at(side).size()) << id << evidence;
        for (const std::string text : texts) {
          EXPECT_NE(read.full_text.find(text), std::string::npos)
              << id << ": " << text;
        }
      }
    }
  }
}

TEST(CorpusTest, TypesReachTheAgreedScore) {
  Score score;
  // Types that the gold does not know are left out, as it is silent on them.
  const std::set<std::string> kUncoded = {"statement", "protest"};
  for (const auto& [id, read] : ReadCorpus()) {
    std::vector<ScoredEvent> told;
    for (const ScoredEvent& event : read.told) {
      if (!kUncoded.contains(event.type)) told.push_back(event);
    }
    score.Add(PairsOf(read.gold), PairsOf(told));
  }
  std::printf(
      "type: P %.3f R %.3f F1 %.3f (%zu right, %zu spurious, %zu "
      "missed)\n",
      score.precision(), score.recall(), score.f1(), score.right,
      score.spurious, score.missed);
  RecordProperty("precision", std::to_string(score.precision()));
  RecordProperty("recall", std::to_string(score.recall()));
  RecordProperty("f1", std::to_string(score.f1()));
  EXPECT_GE(score.f1(), 0.86);
  EXPECT_GE(score.precision(), 0.90);
}

TEST(CorpusTest, ArticlesWithoutEventsTellHardlyAny) {
  const auto corpus = ReadCorpus();
  size_t silent = 0;
  size_t spurious = 0;
  std::string told;
  for (const auto& [id, read] : corpus) {
    if (!read.gold.empty()) continue;
    ++silent;
    spurious += read.told.size();
    for (size_t i = 0; i < read.told.size(); ++i) {
      told += id + ": " + read.told[i].type + " in " + read.evidence[i] + "\n";
    }
  }
  EXPECT_EQ(silent, 22U);
  // Two are known: a coach who congratulates another state's team, and troops
  // sent out to help in a flood.
  EXPECT_LE(spurious, 2U) << told;
}

}  // namespace
}  // namespace actant
