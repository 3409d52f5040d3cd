# cmake -D BUILD= -D SOURCE= -D WORK= -D GENERATOR= -P install_test.cmake
function(run)
  execute_process(COMMAND ${ARGN} COMMAND_ERROR_IS_FATAL ANY
    OUTPUT_VARIABLE out ERROR_VARIABLE err)
  set(out "${out}" PARENT_SCOPE)
endfunction()

file(REMOVE_RECURSE ${WORK})
run(${CMAKE_COMMAND} --install ${BUILD} --prefix ${WORK}/prefix)
run(${CMAKE_COMMAND} -S ${SOURCE} -B ${WORK}/build -G ${GENERATOR}
    -D CMAKE_PREFIX_PATH=${WORK}/prefix -D CMAKE_CXX_FLAGS=${CXX_FLAGS})
run(${CMAKE_COMMAND} --build ${WORK}/build)
set(image ${WORK}/prefix/share/actant/actant.knowledge)
run(${WORK}/build/library_tour ${image} ${WORK}/store)
if(NOT out MATCHES "2025-02-0[45]  (tariff|export_control)  「")
  message(FATAL_ERROR "the tour printed no timeline:\n${out}")
endif()

# The program that was installed finds the knowledge that was.
run(${CMAKE_COMMAND} -E env --unset=ACTANT_DATA
    ${WORK}/prefix/bin/actant --version)
if(out MATCHES "knowledge none")
  message(FATAL_ERROR "the installed program found no knowledge:\n${out}")
endif()
file(REMOVE_RECURSE ${WORK})
