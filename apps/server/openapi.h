// The description of the API.
#ifndef ACTANT_APPS_SERVER_OPENAPI_H_
#define ACTANT_APPS_SERVER_OPENAPI_H_

#include <string_view>

namespace actant {

// apps/openapi.json, whole: OpenAPI 3.1.
std::string_view OpenApiText();

}  // namespace actant

#endif  // ACTANT_APPS_SERVER_OPENAPI_H_
