// The questions of the API, by group. Each reads its parameters, starts the
// call, and answers it; errors become problem details.
#ifndef ACTANT_APPS_SERVER_API_ANSWERS_H_
#define ACTANT_APPS_SERVER_API_ANSWERS_H_

#include <memory>

#include "apps/server/api_call.h"
#include "apps/server/http_message.h"
#include "proto/status.h"

namespace actant {

using ApiAnswer = Result<HttpResponse> (*)(std::shared_ptr<ApiCall> call);

// --- the store ---
Result<HttpResponse> AnswerStatistics(std::shared_ptr<ApiCall> call);
Result<HttpResponse> AnswerTypes(std::shared_ptr<ApiCall> call);
Result<HttpResponse> AnswerRule(std::shared_ptr<ApiCall> call);
// --- actors ---
Result<HttpResponse> AnswerActors(std::shared_ptr<ApiCall> call);
Result<HttpResponse> AnswerActor(std::shared_ptr<ApiCall> call);
// --- the graph ---
Result<HttpResponse> AnswerNeighbors(std::shared_ptr<ApiCall> call);
Result<HttpResponse> AnswerGraph(std::shared_ptr<ApiCall> call);
Result<HttpResponse> AnswerChains(std::shared_ptr<ApiCall> call);
Result<HttpResponse> AnswerPaths(std::shared_ptr<ApiCall> call);
// --- events ---
Result<HttpResponse> AnswerTimeline(std::shared_ptr<ApiCall> call);
Result<HttpResponse> AnswerSeries(std::shared_ptr<ApiCall> call);
Result<HttpResponse> AnswerEvents(std::shared_ptr<ApiCall> call);
Result<HttpResponse> AnswerEvent(std::shared_ptr<ApiCall> call);
// --- articles ---
Result<HttpResponse> AnswerArticles(std::shared_ptr<ApiCall> call);
Result<HttpResponse> AnswerArticle(std::shared_ptr<ApiCall> call);
// --- files ---
Result<HttpResponse> AnswerExport(std::shared_ptr<ApiCall> call);

}  // namespace actant

#endif  // ACTANT_APPS_SERVER_API_ANSWERS_H_
