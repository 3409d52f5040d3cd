// Tests of what whole texts tell by the project's own data.
#ifndef ACTANT_TESTS_DATA_EVENTS_OF_TEXT_TEST_H_
#define ACTANT_TESTS_DATA_EVENTS_OF_TEXT_TEST_H_

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <string_view>

#include "extract/extractor.h"
#include "knowledge_of_data.h"

namespace actant {

class EventsOfTextTest : public ::testing::Test {
 protected:
  // "BLR > POL criticize; ...": the events of a text, by their states, with
  // the status of those that have not occurred; else the error.
  std::string Events(std::string_view text) const;

  const std::unique_ptr<Extractor> extractor_ =
      *Extractor::Create(&KnowledgeOfData());
};

}  // namespace actant

#endif  // ACTANT_TESTS_DATA_EVENTS_OF_TEXT_TEST_H_
