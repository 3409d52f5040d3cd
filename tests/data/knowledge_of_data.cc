#include "knowledge_of_data.h"

#include <memory>
#include <stdexcept>
#include <utility>

#include "extract/compiler/compile.h"

namespace actant {
namespace {

std::unique_ptr<Knowledge> Compile() {
  auto compiled = CompileData(ACTANT_DATA_DIR);
  if (!compiled) throw std::runtime_error(compiled.error().message());
  auto knowledge = Knowledge::FromBytes(std::move(compiled->image));
  if (!knowledge) throw std::runtime_error(knowledge.error().message());
  return std::move(*knowledge);
}

}  // namespace

const Knowledge& KnowledgeOfData() {
  static const std::unique_ptr<Knowledge> knowledge = Compile();
  return *knowledge;
}

}  // namespace actant
