#include "contender_check.h"

#include <gtest/gtest.h>

#include <string>

#include "bench/workload_answer.h"
#include "naive_workload.h"

namespace actant::workload {

void AnswersAsTheNaiveOne(const Contender& contender,
                          const ScratchFolder& folder) {
  if (!contender.available.ok()) {
    GTEST_SKIP() << contender.available.message();
  }
  const auto data = WorkloadData::Read(folder.path());
  ASSERT_TRUE(data.has_value()) << data.error().ToString();
  NaiveWorkload naive;
  ASSERT_TRUE(naive.Open(*data, folder.path()).ok());
  {
    const auto loader = contender.make();
    ASSERT_TRUE(loader.has_value()) << loader.error().ToString();
    const Status loaded = (*loader)->Load(*data, folder.path());
    ASSERT_TRUE(loaded.ok()) << loaded.ToString();
  }
  const auto store = contender.make();
  const Status opened = (*store)->Open(*data, folder.path());
  ASSERT_TRUE(opened.ok()) << opened.ToString();
  for (const Draw& draw : data->draws) {
    const auto told = AnswerDraw(**store, draw);
    ASSERT_TRUE(told.has_value()) << told.error().ToString();
    EXPECT_EQ(CanonicalRows(draw, *told, data->types),
              CanonicalRows(draw, *AnswerDraw(naive, draw), data->types))
        << "Q" << draw.query << " draw " << draw.number;
  }
}

void WriteRowOfActors(const ScratchFolder& folder) {
  std::string actors, events, draws;
  for (int i = 1; i <= 12; ++i) {
    const std::string number = std::to_string(i);
    actors += number + "\tA" + number + "\tActor " + number + "\tstate\n";
  }
  for (int i = 1; i <= 9; ++i) {
    const bool turned = i % 3 == 0;
    events += std::to_string(i) + "\t2020-01-01\t" +
              std::to_string(turned ? i + 1 : i) + "\tconsult\t" +
              std::to_string(turned ? i : i + 1) + "\t1.0\t0.50\t1\n";
  }
  // 11 and 12 know each other alone.
  events += "10\t2020-01-02\t11\tconsult\t12\t1.0\t0.50\t1\n";
  int draw = 0;
  for (const int a : {1, 4, 11}) {
    for (int b = 1; b <= 12; ++b) {
      if (a == b) continue;
      draws += "Q6\t" + std::to_string(draw++) + "\t" + std::to_string(a) +
               "\t" + std::to_string(b) + "\t\t\t\t\n";
    }
  }
  folder.Write("types.tsv",
               "1\tconsult\t1.0\t1\n2\tsanction\t1.0\t1\n"
               "3\tarms_transfer\t1.0\t1\n");
  folder.Write("actors.tsv", actors);
  folder.Write("events.tsv", events);
  folder.Write("params.tsv", draws);
}

}  // namespace actant::workload
