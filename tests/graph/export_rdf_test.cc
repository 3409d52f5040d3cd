// N-Quads and JSON-LD, read by rdflib and rapper (readback/rdf.py) and compared
// with one another and with the JSON Lines of the same events.
#include "graph/export_rdf.h"

#include <gtest/gtest.h>

#include <sstream>
#include <string>

#include "export_story.h"
#include "graph/export.h"
#include "graph/export_rdf_syntax.h"
#include "hostile_store.h"
#include "readback_folder.h"
#include "scratch_store.h"

namespace actant {
namespace {

class ExportRdfTest : public ::testing::Test {
 protected:
  // What the reader printed: nothing if it found what went in.
  std::string Differences(const EventStore& store, ExportOptions options) {
    options.filter.statuses = {
        v1::EVENT_STATUS_OCCURRED, v1::EVENT_STATUS_ONGOING,
        v1::EVENT_STATUS_PLANNED, v1::EVENT_STATUS_POSSIBLE,
        v1::EVENT_STATUS_NEGATED};
    std::vector<std::string> arguments;
    for (const char* name : {"jsonl", "nquads", "jsonld"}) {
      options.format = *ParseExportFormat(name);
      arguments.push_back(folder_.Write(name, ExportText(store, options)));
    }
    return folder_.Run("rdf.py", arguments);
  }

  const ReadbackFolder folder_;
};

TEST_F(ExportRdfTest, ReadsTheStory) {
  ScratchStore store;
  WriteStory(StoryOrder::kForward, store.get());
  for (const Level level : {Level::kState, Level::kActor}) {
    ExportOptions options;
    options.filter.level = level;
    EXPECT_EQ(Differences(*store, options), "");
  }
}

TEST_F(ExportRdfTest, ReadsHostileTexts) {
  for (const unsigned seed : {1U, 2U, 3U, 4U}) {
    ScratchStore store;
    WriteHostile(seed, store.get());
    ExportOptions options;
    options.names = seed % 2 == 0 ? NodeNames::kChinese : NodeNames::kEnglish;
    EXPECT_EQ(Differences(*store, options), "") << "seed " << seed;
  }
}

// The vocabulary alone; and nothing is quoted where that is not wanted.
TEST_F(ExportRdfTest, WritesNoMoreThanIsAsked) {
  ScratchStore store;
  ExportOptions options;
  options.format = ExportFormat::kNquads;
  EXPECT_EQ(ExportText(*store, options).find("urn:actant:event"),
            std::string::npos);
  WriteStory(StoryOrder::kForward, store.get());
  options.with_evidence = false;
  const std::string text = ExportText(*store, options);
  EXPECT_NE(text.find("<urn:actant:event:"), std::string::npos);
  EXPECT_EQ(text.find("prov#"), std::string::npos);
}

TEST_F(ExportRdfTest, StampsAreAsPreciseAsTheText) {
  ScratchStore store;
  WriteStory(StoryOrder::kForward, store.get());
  ExportOptions options;
  options.format = ExportFormat::kNquads;
  options.filter.statuses.insert(v1::EVENT_STATUS_PLANNED);
  const std::string text = ExportText(*store, options);
  for (const char* stamp :
       {"sem/hasTimeStamp> \"2024\"^^<http://www.w3.org/2001/XMLSchema#gYear>",
        "sem/hasTimeStamp> "
        "\"2024-05\"^^<http://www.w3.org/2001/XMLSchema#gYearMonth>",
        "sem/hasTimeStamp> "
        "\"2024-03-10\"^^<http://www.w3.org/2001/XMLSchema#date>",
        "sem/hasBeginTimeStamp> "
        "\"2024-03-31\"^^<http://www.w3.org/2001/XMLSchema#date>",
        "sem/hasEndTimeStamp> "
        "\"2024-04-02\"^^<http://www.w3.org/2001/XMLSchema#date>"}) {
    EXPECT_NE(text.find(stamp), std::string::npos) << stamp;
  }
}

TEST(RdfSyntaxTest, EncodesCodesAsUris) {
  EXPECT_EQ(ActantIri("actor", "USA/treasury"),
            "urn:actant:actor:USA/treasury");
  EXPECT_EQ(ActantIri("actor", "a b<\"%>\\{|}^`#?"),
            "urn:actant:actor:a%20b%3C%22%25%3E%5C%7B%7C%7D%5E%60%23%3F");
  EXPECT_EQ(ActantIri("actor", "石"), "urn:actant:actor:%E7%9F%B3");
  EXPECT_EQ(ActantIri("article", "https://a.b/../c/./d.html"),
            "urn:actant:article:https://a.b/%2E./c/%2E/d.html");
  EXPECT_EQ(ActantIri("article", ".."), "urn:actant:article:%2E.");
}

TEST(RdfSyntaxTest, KnowsLanguageTags) {
  for (const char* tag : {"en", "zh-Hant", "zh-Hant-TW", "de-1996"}) {
    EXPECT_TRUE(IsLanguageTag(tag)) << tag;
  }
  for (const char* tag :
       {"", "-", "en-", "-en", "e1", "zh_TW", "zh--TW", "中"}) {
    EXPECT_FALSE(IsLanguageTag(tag)) << tag;
  }
}

TEST(RdfSyntaxTest, WritesLiteralsByTheGrammar) {
  std::ostringstream out;
  NQuadsSyntax syntax(&out);
  ASSERT_TRUE(syntax
                  .WriteGraph("", {{"urn:a:s",
                                    "rdfs:label",
                                    {RdfTerm::Kind::kText,
                                     "a\"\\\n\r\t\b\f\x01國'", "en"}}})
                  .ok());
  EXPECT_EQ(out.str(),
            "<urn:a:s> <http://www.w3.org/2000/01/rdf-schema#label> "
            "\"a\\\"\\u005C\\n\\r\\t\\b\\f\\u0001國'\"@en .\n");
}

TEST(RdfSyntaxTest, RefusesWhatIsNotUtf8) {
  const std::vector<RdfStatement> statements = {
      {"urn:a:s", "rdfs:label", {RdfTerm::Kind::kText, "\xFF", ""}}};
  std::ostringstream out;
  EXPECT_EQ(NQuadsSyntax(&out).WriteGraph("", statements).code(),
            StatusCode::kDataLoss);
  EXPECT_EQ(JsonLdSyntax(&out).WriteGraph("", statements).code(),
            StatusCode::kDataLoss);
}

}  // namespace
}  // namespace actant
