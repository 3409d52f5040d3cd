#include "proto/status.h"

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace actant {
namespace {

struct Maker {
  Status (*make)(std::string);
  StatusCode code;
  std::string_view name;
  int number;
};

constexpr Maker kMakers[] = {
    {InvalidArgument, StatusCode::kInvalidArgument, "invalid argument", 3},
    {NotFound, StatusCode::kNotFound, "not found", 5},
    {AlreadyExists, StatusCode::kAlreadyExists, "already exists", 6},
    {PermissionDenied, StatusCode::kPermissionDenied, "permission denied", 7},
    {ResourceExhausted, StatusCode::kResourceExhausted, "resource exhausted",
     8},
    {FailedPrecondition, StatusCode::kFailedPrecondition, "failed precondition",
     9},
    {DeadlineExceeded, StatusCode::kDeadlineExceeded, "deadline exceeded", 4},
    {Aborted, StatusCode::kAborted, "aborted", 10},
    {OutOfRange, StatusCode::kOutOfRange, "out of range", 11},
    {Unimplemented, StatusCode::kUnimplemented, "unimplemented", 12},
    {Internal, StatusCode::kInternal, "internal error", 13},
    {Unavailable, StatusCode::kUnavailable, "unavailable", 14},
    {DataLoss, StatusCode::kDataLoss, "data loss", 15},
};

TEST(StatusTest, EachMakerGivesItsCode) {
  for (const Maker& maker : kMakers) {
    const Status status = maker.make("why");
    EXPECT_FALSE(status.ok());
    EXPECT_EQ(status.code(), maker.code);
    EXPECT_EQ(static_cast<int>(status.code()), maker.number);
    EXPECT_EQ(status.message(), "why");
    EXPECT_EQ(status.ToString(), std::string(maker.name) + ": why");
  }
}

TEST(StatusTest, OkSaysOk) {
  EXPECT_TRUE(Status::Ok().ok());
  EXPECT_TRUE(Status().ok());
  EXPECT_EQ(Status().ToString(), "ok");
  EXPECT_EQ(Status(), Status::Ok());
}

TEST(StatusTest, AnnotatePutsTheContextFirstAndLeavesOkAlone) {
  const Status status = NotFound("no actor X").Annotate("store /s");
  EXPECT_EQ(status, NotFound("store /s: no actor X"));
  EXPECT_EQ(status.Annotate("run").message(), "run: store /s: no actor X");
  EXPECT_EQ(Status::Ok().Annotate("store"), Status::Ok());
}

Result<int> Half(int number) {
  if (number % 2 != 0) return Error(InvalidArgument("odd"));
  return number / 2;
}

Result<int> Quarter(int number) {
  ACTANT_ASSIGN_OR_RETURN(const int half, Half(number));
  ACTANT_ASSIGN_OR_RETURN(const int quarter, Half(half));
  return quarter;
}

Status RequireEven(int number, int* calls) {
  ++*calls;
  return Half(number).has_value() ? Status::Ok() : OutOfRange("odd");
}

Status RequireBoth(int a, int b, int* calls) {
  ACTANT_RETURN_IF_ERROR(RequireEven(a, calls));
  ACTANT_RETURN_IF_ERROR(RequireEven(b, calls));
  return Status::Ok();
}

Result<std::string> Describe(int number, int* calls) {
  ACTANT_RETURN_ERROR_IF(RequireEven(number, calls));
  return std::string("even");
}

TEST(StatusTest, AssignOrReturnHandsTheErrorOn) {
  EXPECT_EQ(Quarter(8), 2);
  EXPECT_EQ(Quarter(6).error(), InvalidArgument("odd"));
  EXPECT_EQ(Quarter(3).error(), InvalidArgument("odd"));
}

TEST(StatusTest, ReturnIfErrorStopsAtTheFirstAndAsksOnce) {
  int calls = 0;
  EXPECT_EQ(RequireBoth(1, 2, &calls), OutOfRange("odd"));
  EXPECT_EQ(calls, 1);
  EXPECT_EQ(RequireBoth(2, 4, &calls), Status::Ok());
  EXPECT_EQ(calls, 3);
  EXPECT_EQ(Describe(3, &calls).error(), OutOfRange("odd"));
  EXPECT_EQ(Describe(4, &calls), "even");
  EXPECT_EQ(calls, 5);
}

}  // namespace
}  // namespace actant
