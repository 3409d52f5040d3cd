// From the chunks of one clause to its frames.
#ifndef ACTANT_EXTRACT_INTERNAL_FRAME_BUILDER_H_
#define ACTANT_EXTRACT_INTERNAL_FRAME_BUILDER_H_

#include <utility>
#include <vector>

#include "extract/frame_parser.h"
#include "extract/internal/construction_index.h"

namespace actant {

// Working memory that the clauses of a block share.
struct FrameScratch {
  std::vector<size_t> inside;
  std::vector<size_t> bound;
  std::vector<size_t> opening;
  std::vector<const Construction*> of_verbs;
  std::vector<const Construction*> of_nouns;
  std::vector<std::pair<Slot, size_t>> captures;
};

// Which of several phrases of one slot fills it.
enum class Filling {
  kFirst,
  kFirstOfActor,  // the first that names somebody, else the first
};

class FrameBuilder {
 public:
  // All are borrowed for the builder's life; what `scratch` holds is lost.
  FrameBuilder(const ConstructionIndex& constructions,
               const ParserClasses& bits, const std::vector<Chunk>& chunks,
               FrameScratch* scratch, Filling filling = Filling::kFirst)
      : constructions_(constructions),
        bits_(bits),
        chunks_(chunks),
        inside_(scratch->inside),
        bound_(scratch->bound),
        opening_(scratch->opening),
        of_verbs_(scratch->of_verbs),
        of_nouns_(scratch->of_nouns),
        captures_(scratch->captures),
        filling_(filling) {}

  // A frame for each predicate of the clause, in text order; a chunk that may
  // be verb or noun gives one of each.
  std::vector<Frame> Run(ByteSpan clause);

 private:
  using Captures = std::vector<std::pair<Slot, size_t>>;

  void Build(size_t at, char part, ByteSpan clause, Frame* built);
  void FindRelatives();
  void FindLongRelatives();
  void Fill(Slot slot, size_t index, Frame* frame) const;
  bool OpensRelative(size_t at) const;
  bool OpensWithVerb(size_t at) const;
  bool Match(const std::vector<PatternElement>& elements, size_t at, int step,
             Captures* captures) const;
  bool Reach(const PatternElement& element, size_t* at, int step) const;
  void ShareSubject(Frame* frame) const;
  void ShareObject(size_t at, Frame* frame) const;
  void DropObjectAsSubject(Frame* frame) const;
  void ReadComplement(const std::vector<Frame>& frames, Frame* frame) const;
  void ReadGovernors(size_t at, Frame* frame) const;
  void ReadAmount(size_t at, Frame* frame) const;
  bool Is(size_t at, int bit) const { return chunks_[at].classes.Has(bit); }

  const ConstructionIndex& constructions_;
  const ParserClasses& bits_;
  const std::vector<Chunk>& chunks_;
  // Index of the 的 that ends the relative clause a chunk stands in, or 0.
  std::vector<size_t>& inside_;
  // The same for predicates that its head is no part of.
  std::vector<size_t>& bound_;
  std::vector<size_t>& opening_;
  // The constructions that may fit verbs and event nouns of the clause.
  std::vector<const Construction*>& of_verbs_;
  std::vector<const Construction*>& of_nouns_;
  // What the construction at hand has found.
  Captures& captures_;
  const Filling filling_;
  // The predicate whose frame is being built.
  size_t origin_ = 0;
};

}  // namespace actant

#endif  // ACTANT_EXTRACT_INTERNAL_FRAME_BUILDER_H_
