#include "extract/class_table.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <memory>
#include <random>
#include <set>
#include <string>

#include "data_folder.h"
#include "small_world.h"

namespace actant {
namespace {

class ClassTableTest : public testing::Test {
 protected:
  ClassTableTest() {
    WriteSmallWorld(folder_);
    knowledge_ = CompileWorld(folder_);
  }

  DataFolder folder_;
  std::unique_ptr<Knowledge> knowledge_;
};

TEST(ClassMaskTest, AgreesWithASet) {
  std::mt19937 random(5);
  for (int round = 0; round < 200; ++round) {
    ClassMask a, b;
    std::set<int> in_a, in_b;
    for (int i = 0; i < 12; ++i) {
      const int bit = static_cast<int>(random() % ClassMask::kBits);
      if (random() % 3 == 0) {
        a.Clear(bit);
        in_a.erase(bit);
      } else {
        a.Set(bit);
        in_a.insert(bit);
      }
      const int other = static_cast<int>(random() % ClassMask::kBits);
      b.Set(other);
      in_b.insert(other);
    }
    bool common = false;
    for (int bit = 0; bit < ClassMask::kBits; ++bit) {
      ASSERT_EQ(a.Has(bit), in_a.contains(bit)) << bit;
      common |= in_a.contains(bit) && in_b.contains(bit);
    }
    ASSERT_EQ(a.empty(), in_a.empty());
    ASSERT_EQ(a.Intersects(b), common);
    a |= b;
    for (int bit = 0; bit < ClassMask::kBits; ++bit) {
      ASSERT_EQ(a.Has(bit), in_a.contains(bit) || in_b.contains(bit)) << bit;
    }
  }
}

TEST_F(ClassTableTest, GivesEachClassOneBit) {
  ClassTable table(knowledge_.get());
  EXPECT_EQ(table.FindBit("gov"), -1);
  const int gov = *table.Bit("gov");
  const int firm = *table.Bit("firm");
  EXPECT_NE(gov, firm);
  EXPECT_EQ(*table.Bit("gov"), gov);
  EXPECT_EQ(table.FindBit("gov"), gov);
  EXPECT_EQ(table.FindBit("rebel"), -1);
}

TEST_F(ClassTableTest, RefusesClassesNobodyDeclared) {
  ClassTable table(knowledge_.get());
  const auto bit = table.Bit("unicorn");
  ASSERT_FALSE(bit.has_value());
  EXPECT_EQ(
      bit.error(),
      InvalidArgument("class 'unicorn' is not declared in data/classes.txt"));
  const auto mask = table.Alternatives("gov|unicorn|firm");
  ASSERT_FALSE(mask.has_value());
  EXPECT_EQ(mask.error().code(), StatusCode::kInvalidArgument);
}

TEST_F(ClassTableTest, AlternativesHoldEachNamedClassAndNoOther) {
  ClassTable table(knowledge_.get());
  const ClassMask mask = *table.Alternatives("gov|firm");
  EXPECT_TRUE(mask.Has(table.FindBit("gov")));
  EXPECT_TRUE(mask.Has(table.FindBit("firm")));
  EXPECT_FALSE(mask.Has(*table.Bit("rebel")));
}

TEST_F(ClassTableTest, InheritsUpwardOnly) {
  ClassTable table(knowledge_.get());
  const int actor = *table.Bit("actor");
  const int gov = *table.Bit("gov");
  const int state = *table.Bit("state");
  const ClassMask of_state = table.MaskOf("state");
  EXPECT_TRUE(of_state.Has(state) && of_state.Has(gov) && of_state.Has(actor));
  const ClassMask of_gov = table.MaskOf("gov");
  EXPECT_FALSE(of_gov.Has(state));
  EXPECT_TRUE(table.MaskOf("unheard").empty());
}

TEST_F(ClassTableTest, FreezesTheMaskOfEveryWord) {
  ClassTable table(knowledge_.get());
  const int op = *table.Bit("operator");
  const int negation = *table.Bit("negation");
  table.Freeze();
  size_t negations = 0;
  for (uint32_t i = 0; i < knowledge_->word_count(); ++i) {
    const Word& word = knowledge_->word(i);
    ASSERT_EQ(table.OfWord(i).Has(op),
              knowledge_->IsA(word.word_class, "operator"))
        << word.lemma;
    ASSERT_EQ(table.OfWord(i).Has(negation), word.word_class == "negation");
    negations += table.OfWord(i).Has(negation) ? 1 : 0;
  }
  EXPECT_GT(negations, 0U);
}

TEST_F(ClassTableTest, RefusesMoreClassesThanItHasBits) {
  std::string many = "actor\ngov < actor\n";
  for (int i = 0; i <= ClassMask::kBits; ++i) {
    many += "c" + std::to_string(i) + "\n";
  }
  const DataFolder folder;
  folder.Write("classes.txt", many);
  const auto knowledge = CompileWorld(folder);
  ClassTable table(knowledge.get());
  for (int i = 0; i < ClassMask::kBits; ++i) {
    ASSERT_TRUE(table.Bit("c" + std::to_string(i)).has_value()) << i;
  }
  EXPECT_EQ(table.Bit("gov").error().code(), StatusCode::kResourceExhausted);
  EXPECT_TRUE(table.Bit("c0").has_value());
}

}  // namespace
}  // namespace actant
