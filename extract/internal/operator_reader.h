// What a predicate stands under: negation, modals, speech, and whether its
// clause tells it at all or only mentions it.
#ifndef ACTANT_EXTRACT_INTERNAL_OPERATOR_READER_H_
#define ACTANT_EXTRACT_INTERNAL_OPERATOR_READER_H_

#include <cstddef>
#include <vector>

#include "extract/frame_parser.h"

namespace actant {

// Reads the operators of the predicates of one clause. Borrows all it is
// given.
class OperatorReader {
 public:
  OperatorReader(const ParserClasses& bits, const std::vector<Chunk>& chunks)
      : bits_(bits), chunks_(chunks) {}

  // Sets `operators` and `presupposed` of a frame whose slots are filled.
  void Read(Frame* frame) const;

 private:
  size_t ModifierBegin(size_t at) const;
  size_t Floor(size_t at, Frame* frame) const;
  bool EndsTime(const Frame& frame) const;
  bool IsInPreposed(size_t at) const;
  bool IsTold(size_t at) const;
  bool IsNominal(size_t at) const;
  bool IsInRelative(size_t at) const;
  bool IsCoordinated(size_t at) const;
  bool IsDisregarded(size_t at) const;
  size_t RelativeBegin(size_t at) const;
  size_t PurposeEnd(size_t at) const;
  bool IsUntold(size_t i, size_t at) const;
  bool Passes(size_t at) const;
  void ReadBefore(size_t at, bool told, Frame* frame) const;
  bool IsVerbOfPlan(size_t at, size_t plan) const;
  void ReadProject(size_t at, Frame* frame) const;
  void ReadWhatFollows(size_t at, Frame* frame) const;
  bool Is(size_t at, int bit) const { return chunks_[at].classes.Has(bit); }

  const ParserClasses& bits_;
  const std::vector<Chunk>& chunks_;
};

}  // namespace actant

#endif  // ACTANT_EXTRACT_INTERNAL_OPERATOR_READER_H_
