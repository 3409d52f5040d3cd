#include "graph/type_tree.h"

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

#include "tests/graph/scratch_store.h"

namespace actant {
namespace {

class TypeTreeTest : public testing::Test {
 protected:
  void SetUp() override {
    std::vector<v1::EventType> types = VocabularyTypes();
    v1::EventType& imported = types.emplace_back();
    imported.set_name("gdelt:163");
    imported.set_plover(v1::PLOVER_CLASS_SANCTION);
    ASSERT_TRUE(store_->PutTypes(types).ok());
  }

  std::set<std::string> Under(const std::string& name) {
    const auto tree = TypeTree::Read(*store_);
    EXPECT_TRUE(tree.has_value());
    const auto numbers = tree->Under(name);
    EXPECT_TRUE(numbers.has_value()) << numbers.error().ToString();
    std::set<std::string> names;
    for (const TypeNumber number : *numbers) {
      names.insert(store_->GetType(number)->name());
    }
    return names;
  }

  ScratchStore store_;
};

TEST_F(TypeTreeTest, TypeStandsForThoseUnderIt) {
  EXPECT_EQ(Under("export_control"), (std::set<std::string>{"export_control"}));
  EXPECT_EQ(Under("sanction"),
            (std::set<std::string>{"sanction", "export_control"}));
}

TEST_F(TypeTreeTest, ClassStandsForAllItsTypesAlsoImportedOnes) {
  EXPECT_EQ(Under("SANCTION"),
            (std::set<std::string>{"SANCTION", "sanction", "export_control",
                                   "gdelt:163"}));
  // The class's own record is not in the store.
  EXPECT_EQ(Under("CONSULT"), (std::set<std::string>{"meet"}));
}

TEST_F(TypeTreeTest, ClassWithoutTypesInTheStoreIsEmpty) {
  EXPECT_TRUE(Under("ASSAULT").empty());
}

TEST_F(TypeTreeTest, ParentsInACircleEnd) {
  v1::EventType a;
  a.set_name("a");
  a.set_parent("b");
  v1::EventType b;
  b.set_name("b");
  b.set_parent("a");
  ASSERT_TRUE(store_->PutTypes({a, b}).ok());
  EXPECT_EQ(Under("a"), (std::set<std::string>{"a", "b"}));
  EXPECT_EQ(Under("meet"), (std::set<std::string>{"meet"}));
}

TEST_F(TypeTreeTest, UnknownNameListsTheNearest) {
  const auto tree = TypeTree::Read(*store_);
  ASSERT_TRUE(tree.has_value());
  const auto numbers = tree->Under("export_controls");
  ASSERT_FALSE(numbers.has_value());
  EXPECT_EQ(numbers.error().code(), StatusCode::kInvalidArgument);
  EXPECT_EQ(numbers.error().message(),
            "no event type or PLOVER class is called \"export_controls\"; "
            "near: export_control");
  EXPECT_EQ(tree->Under("zzzzzzzzzz").error().message(),
            "no event type or PLOVER class is called \"zzzzzzzzzz\"");
}

TEST(NearestNamesTest, SortsByDistanceWithoutCase) {
  const std::set<std::string> known = {"meet", "MEET", "mete", "visit"};
  EXPECT_EQ(NearestNames("meets", known, 9),
            (std::vector<std::string>{"MEET", "meet"}));
  EXPECT_EQ(NearestNames("Meet", known, 1), (std::vector<std::string>{"MEET"}));
  EXPECT_TRUE(NearestNames("protest", known, 9).empty());
}

}  // namespace
}  // namespace actant
