// What the tests of frames have in common: the small world, and the frame of
// a predicate in a text read in it.
#ifndef ACTANT_TESTS_EXTRACT_FRAME_TEST_H_
#define ACTANT_TESTS_EXTRACT_FRAME_TEST_H_

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "small_world_test.h"

namespace actant {

class FrameTest : public SmallWorldTest {
 protected:
  // Reads a text; the frame of its predicate must be there.
  const Frame& FrameOf(std::string_view text, std::string_view lemma,
                       char part) {
    reading_ = world_->Read(text);
    const Frame* frame = reading_.FrameOf(lemma, part);
    EXPECT_NE(frame, nullptr) << text << ": no frame of " << lemma;
    static const Frame kNone;
    return frame != nullptr ? *frame : kNone;
  }
  const Frame& Verb(std::string_view text, std::string_view lemma) {
    return FrameOf(text, lemma, 'v');
  }
  const Frame& Noun(std::string_view text, std::string_view lemma) {
    return FrameOf(text, lemma, 'n');
  }
  std::string In(const Frame& frame, Slot slot) const {
    return reading_.Actors(frame, slot);
  }
  std::string SubjectAndObject(const Frame& frame) const {
    return In(frame, kSubj) + " > " + In(frame, kObj);
  }

  WorldReading reading_;
};

}  // namespace actant

#endif  // ACTANT_TESTS_EXTRACT_FRAME_TEST_H_
