# Which form of the other libraries the programs link. A program that loads
# forty shared libraries, each with its relocations, needs longer for that than
# for an article: archives are taken where Debian has them. ICU stays shared,
# for its data alone are 30 MB.
if(ACTANT_SANITIZED)
  # Inline functions of an archive, compiled without the sanitizer, could take
  # the place of our own.
  set(ACTANT_ARCHIVES_DEFAULT OFF)
else()
  set(ACTANT_ARCHIVES_DEFAULT ON)
endif()
option(ACTANT_LINK_ARCHIVES
  "Link other libraries from archives (.a) where there are any"
  ${ACTANT_ARCHIVES_DEFAULT})

# Has everything that links `target` link the archives of the other names (z
# for libz.a) with it: in place of it if it is a target of pkg-config, else of
# what it needs. Where one is missing the target stays as it is. Whoever uses
# the installed libraries finds the target anew and links what they like.
function(actant_link_archives target)
  if(NOT ACTANT_LINK_ARCHIVES)
    return()
  endif()
  set(archives)
  foreach(name IN LISTS ARGN)
    find_library(ACTANT_ARCHIVE_${name} lib${name}.a)
    mark_as_advanced(ACTANT_ARCHIVE_${name})
    if(NOT ACTANT_ARCHIVE_${name})
      message(STATUS "No lib${name}.a: ${target} is linked as it is")
      return()
    endif()
    list(APPEND archives ${ACTANT_ARCHIVE_${name}})
  endforeach()
  set_target_properties(${target} PROPERTIES
    INTERFACE_LINK_LIBRARIES "${archives}")
endfunction()
