Raccord is licensed under the Apache License 2.0 (see LICENSE). It is shipped with the work of others, listed
here with the licence each of them names. The list is made from the dependencies when the program is built.

<#list dependencyMap as entry>
<#assign project = entry.getKey()/>
<#assign licenses = entry.getValue()/>
<#-- Ours, and what only compilers read. -->
<#if project.groupId != "org.raccord" && !project.artifactId?matches("jspecify|.*annotation.*|.*namespace.*")>
${project.name} ${project.version} (${project.groupId}:${project.artifactId})
    <#list licenses as license>${license}<#sep>, or </#list>
<#if project.url??>
    ${project.url}
</#if>

</#if>
</#list>

Native libraries

FFmpeg is built without the parts that are under the GPL, as version 3 or later of the LGPL: licenses/LGPL-3.0.txt,
which adds to licenses/GPL-3.0.txt. It lies in bundles/raccord-bytedeco-natives as libraries of its own, which you may
replace by your own build of the same version. Its source is that of ffmpeg.org in the version above, built by
the scripts of github.com/bytedeco/javacpp-presets; linked into it are LAME (LGPL), Speex, libvpx, Opus, WebP, libaom,
SVT-AV1 and OpenH264 (BSD), OpenCORE AMR, VisualOn AMR and OpenSSL (Apache 2.0), FreeType (FTL), HarfBuzz, libxml2,
libdrm, libva and libmfx (MIT), SRT (MPL 2.0), zimg (WTFPL) and zlib.

OpenCV is under the Apache License 2.0; the licences of what is linked into it lie in the same bundle, in
org/bytedeco/opencv/PLATFORM/share/licenses. ONNX Runtime lies in bundles/raccord-djl (MIT); what is linked into
it stands there in ThirdPartyNotices.txt. OpenBLAS, JTransforms and JLargeArrays: licenses/BSD.txt. On Linux OpenBLAS
comes with the run-time libraries of GCC, which are under the GPL with the GCC Runtime Library Exception. The licence
of slf4j lies in bundles/raccord-logging as META-INF/LICENSE.txt, beside the interfaces of the OSGi log service (org.osgi.service.log,
Apache License 2.0).

Voice

MaryTTS is under version 3 of the LGPL (licenses/LGPL-3.0.txt); it lies in bundles/raccord-marytts, a bundle of its own,
which you may replace by your own build of the same version. Its source is github.com/marytts/marytts. The voice in it was
made from the CMU ARCTIC recordings of the speaker SLT, which are free for any use. Beside it lie, of what MaryTTS is built
on: ICU4J (ICU licence), Guava, Commons Collections, IO and Lang, OpenNLP and log4j-over-slf4j (Apache License 2.0), JAMA
(public domain) and the EmotionML checker (LGPL).
