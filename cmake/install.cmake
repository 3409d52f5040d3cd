# The libraries as actant:: targets, for find_package(actant).
include(CMakePackageConfigHelpers)

set(ACTANT_LIBRARIES
  records proto extract datac key_codec storage graph)
foreach(room IN LISTS ACTANT_LIBRARIES)
  set_target_properties(actant_${room} PROPERTIES EXPORT_NAME ${room})
  install(TARGETS actant_${room} EXPORT actant-targets
    ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
endforeach()
install(TARGETS actant RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})

# The root is the include path (#include "graph/query.h"); internal/ and the
# parts of the data compiler other than its entry are nobody's interface.
foreach(room IN ITEMS proto extract storage graph)
  install(DIRECTORY ${room} DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/actant
    FILES_MATCHING PATTERN "*.h"
    PATTERN internal EXCLUDE
    PATTERN compiler EXCLUDE
    PATTERN actant EXCLUDE)
endforeach()
install(FILES extract/compiler/compile.h
  DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/actant/extract/compiler)
install(FILES ${PROJECT_BINARY_DIR}/generated/actant/v1/records.pb.h
  DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/actant/actant/v1)
install(FILES proto/actant/v1/records.proto
  DESTINATION ${CMAKE_INSTALL_DATADIR}/actant/actant/v1)

set(ACTANT_PACKAGE_FOLDER ${CMAKE_INSTALL_LIBDIR}/cmake/actant)
install(EXPORT actant-targets NAMESPACE actant::
  DESTINATION ${ACTANT_PACKAGE_FOLDER})
configure_package_config_file(
  ${CMAKE_CURRENT_LIST_DIR}/actantConfig.cmake.in
  ${PROJECT_BINARY_DIR}/actantConfig.cmake
  INSTALL_DESTINATION ${ACTANT_PACKAGE_FOLDER})
# 0.x: every minor release may change interfaces.
write_basic_package_version_file(
  ${PROJECT_BINARY_DIR}/actantConfigVersion.cmake
  COMPATIBILITY SameMinorVersion)
install(FILES
  ${PROJECT_BINARY_DIR}/actantConfig.cmake
  ${PROJECT_BINARY_DIR}/actantConfigVersion.cmake
  DESTINATION ${ACTANT_PACKAGE_FOLDER})
