// A small store whose exports are known in every detail: what
// readback/*.json and the tests of the exports expect.
#ifndef ACTANT_TESTS_GRAPH_EXPORT_STORY_H_
#define ACTANT_TESTS_GRAPH_EXPORT_STORY_H_

#include <string>
#include <vector>

#include "graph/article_writer.h"
#include "graph/export.h"
#include "scratch_store.h"

namespace actant {

// A firm whose code and name hold what formats must escape, and a control
// character that XML forbids.
inline constexpr char kAwkwardCode[] = "learnt/RUS/\"A&B\" <石油>, Ltd\\";
inline constexpr char kAwkwardName[] = "\"A&B\" <石油>,\x01 Ltd\\";

// Nine articles; in any order they make the same events:
// - USA sanctions RUS on 2024-03-10 (two articles) and in May 2024;
// - USA sanctions the awkward firm of RUS on 2024-06-01, by its treasury;
// - CHN puts export controls on JPN during 2024, planned;
// - USA, CHN and JPN meet, 2024-03-31 to 2024-04-02 (mutual);
// - RUS tests a missile (no target), undated, of an undated article;
// - USA sells arms to TWN for 11 billion dollars, dated by the publication on
//   2025-12-18;
// - the treasury of USA criticizes its commerce department (within one state).
std::vector<ArticleReading> Story();

// Writes Story() in that order, or the reverse.
enum class StoryOrder { kForward, kBackward };
void WriteStory(StoryOrder order, EventStore* store);

// The export as text; a test failure and empty where it fails.
std::string ExportText(const EventStore& store, const ExportOptions& options);
struct CsvTexts {
  std::string nodes;
  std::string edges;
};
CsvTexts ExportCsvTexts(const EventStore& store, const ExportOptions& options);

// The event, its type being enough to name it in the story.
v1::Event EventOfType(const EventStore& store, const std::string& type);

}  // namespace actant

#endif  // ACTANT_TESTS_GRAPH_EXPORT_STORY_H_
