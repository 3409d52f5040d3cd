#include "graph/resolved_filter.h"

#include <cmath>
#include <sstream>
#include <string>

#include "graph/type_tree.h"
#include "proto/record_words.h"

namespace actant {
namespace {

// More types than this are read as one scan of all rows of the actor, since
// each seek costs about as much as passing over some hundred rows.
constexpr size_t kMaxSeeks = 16;

// Confidence is stored in steps of 1/255; less than a step is no difference.
constexpr double kSlack = 0.001;

bool IsAtLeast(float confidence, float minimum) {
  return std::round(double{confidence} * 255) + kSlack >= double{minimum} * 255;
}

template <typename Values, typename Name>
std::string Join(const Values& values, const Name& name) {
  std::string joined;
  for (const auto& value : values) {
    if (!joined.empty()) joined += ',';
    joined += name(value);
  }
  return joined;
}

}  // namespace

std::string DescribeFilter(const EventFilter& filter) {
  const auto same = [](const std::string& name) { return name; };
  std::ostringstream out;
  out << "types=" << (filter.types.empty() ? "all" : Join(filter.types, same))
      << " status="
      << (filter.statuses.empty() ? "none" : Join(filter.statuses, StatusWord));
  if (filter.from) out << " from=" << FormatDay(*filter.from);
  if (filter.to) out << " to=" << FormatDay(*filter.to);
  if (filter.min_confidence > 0) {
    out << " confidence>=" << filter.min_confidence;
  }
  out << " level=" << (filter.level == Level::kState ? "state" : "actor");
  return out.str();
}

Result<ResolvedFilter> ResolvedFilter::Resolve(const EventStore& store,
                                               const EventFilter& filter) {
  if (filter.from && filter.to && *filter.from > *filter.to) {
    return Error(InvalidArgument("the days end (" + FormatDay(*filter.to) +
                                 ") before they begin (" +
                                 FormatDay(*filter.from) + ")"));
  }
  if (!(filter.min_confidence >= 0 && filter.min_confidence <= 1)) {
    return Error(InvalidArgument("the least confidence must be in 0..1"));
  }
  ResolvedFilter resolved;
  resolved.level_ = filter.level;
  resolved.from_ = filter.from;
  resolved.to_ = filter.to;
  for (const v1::EventStatus status : filter.statuses) {
    resolved.status_bits_ |= uint32_t{1} << status;
  }
  resolved.min_confidence_ = filter.min_confidence;
  if (filter.types.empty()) return resolved;
  ACTANT_ASSIGN_OR_RETURN(const TypeTree tree, TypeTree::Read(store));
  resolved.types_.emplace();
  for (const std::string& name : filter.types) {
    ACTANT_ASSIGN_OR_RETURN(std::set<TypeNumber> numbers, tree.Under(name));
    resolved.types_->merge(numbers);
  }
  return resolved;
}

ResolvedFilter ResolvedFilter::Between(const BlockDays& days) const {
  ResolvedFilter other = *this;
  other.from_ = days.from;
  other.to_ = days.to;
  return other;
}

int64_t ResolvedFilter::least_confidence() const {
  return static_cast<int64_t>(
      std::ceil(double{min_confidence_} * 255 - kSlack));
}

bool ResolvedFilter::AcceptsDays(const Edge& edge) const {
  if (!from_ && !to_) return true;
  if (!edge.first_day || !edge.last_day) return false;
  return (!from_ || *edge.last_day >= *from_) &&
         (!to_ || *edge.first_day <= *to_);
}

bool ResolvedFilter::Accepts(const Edge& edge) const {
  return AcceptsStatus(edge.status) && AcceptsDays(edge) &&
         IsAtLeast(edge.confidence, min_confidence_) &&
         (!types_ || types_->contains(edge.type));
}

DayBounds ResolvedFilter::Bounds() const { return {std::nullopt, to_}; }

template <typename ScanRows>
Status ResolvedFilter::ScanTypes(const ScanRows& scan,
                                 const EdgeVisitor& visit) const {
  Scan last = Scan::kContinue;
  const EdgeVisitor accepted = [this, &visit, &last](const Edge& edge) {
    if (Accepts(edge)) last = visit(edge);
    return last;
  };
  if (!types_ || types_->size() > kMaxSeeks) {
    return scan(std::nullopt, accepted);
  }
  for (const TypeNumber type : *types_) {
    ACTANT_RETURN_IF_ERROR(scan(type, accepted));
    if (last == Scan::kStop) break;
  }
  return Status::Ok();
}

Status ResolvedFilter::ScanEdges(const EventStore& store, Direction direction,
                                 ActorNumber actor,
                                 const EdgeVisitor& visit) const {
  return ScanTypes(
      [&](std::optional<TypeNumber> type, const EdgeVisitor& accepted) {
        return store.ScanEdges(direction, level_, actor, type, Bounds(),
                               accepted);
      },
      visit);
}

Status ResolvedFilter::VisitArticleEdges(const EventStore& store,
                                         Direction direction, ActorNumber actor,
                                         const BlockDays& begun,
                                         const EdgeVisitor& visit) const {
  DayBounds days{begun.from, begun.to};
  if (to_ && (!days.to || *to_ < *days.to)) days.to = to_;
  if (from_ && !days.from) {
    // What began in an earlier year than `from` and lasts until then is long.
    days.from = ToDay({ToCivil(*from_).year, 1, 1});
    bool stopped = false;
    ACTANT_RETURN_IF_ERROR(store.ScanLongArticleEdges(
        direction, level_, actor, [&](const Edge& edge) {
          const bool counts = *edge.first_day < *days.from &&
                              (!begun.to || *edge.first_day <= *begun.to) &&
                              Accepts(edge);
          stopped = counts && visit(edge) == Scan::kStop;
          return stopped ? Scan::kStop : Scan::kContinue;
        }));
    if (stopped) return Status::Ok();
  }
  return ScanTypes(
      [&](std::optional<TypeNumber> type, const EdgeVisitor& accepted) {
        return store.ScanArticleEdges(direction, level_, actor, type, days,
                                      accepted);
      },
      visit);
}

Status ResolvedFilter::ScanArticleDyad(const EventStore& store, ActorNumber a,
                                       ActorNumber b,
                                       const DyadVisitor& visit) const {
  if (a == b) return Status::Ok();
  return store.ScanArticleDyad(
      level_, a, b, Bounds(), [this, &visit](const DyadEdge& row) {
        return Accepts(row.edge) ? visit(row) : Scan::kContinue;
      });
}

Status ResolvedFilter::ScanDyad(const EventStore& store, ActorNumber a,
                                ActorNumber b, const DyadVisitor& visit) const {
  // An actor with itself makes no edge.
  if (a == b) return Status::Ok();
  return store.ScanDyad(
      level_, a, b, Bounds(), [this, &visit](const DyadEdge& row) {
        return Accepts(row.edge) ? visit(row) : Scan::kContinue;
      });
}

Status ResolvedFilter::ScanByDate(const EventStore& store,
                                  const EdgeVisitor& visit) const {
  Scan last = Scan::kContinue;
  const EdgeVisitor accepted = [this, &visit, &last](const Edge& edge) {
    if (Accepts(edge)) last = visit(edge);
    return last;
  };
  if (!from_) return store.ScanByDate(Bounds(), accepted);
  // How long imported events last at most is known; of those read in articles
  // all rows are looked at.
  const Day longest = BlockReader(store).longest_span();
  const Day reaching =
      *from_ - kFirstDay > longest ? *from_ - longest : kFirstDay;
  if (reaching > kFirstDay) {
    ACTANT_RETURN_IF_ERROR(
        store.ScanArticlesByDate({std::nullopt, reaching - 1}, accepted));
  }
  if (last == Scan::kStop) return Status::Ok();
  return store.ScanByDate({reaching, to_}, accepted);
}

}  // namespace actant
