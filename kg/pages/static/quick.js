// Whether a graphics card draws WebGL. Browsers do not all count their own software for one that is slow, so its name is read too.
((gl) => {
  const named = gl?.getParameter(gl.RENDERER), told = named === "WebKit WebGL" && gl.getExtension("WEBGL_debug_renderer_info");
  return gl && !/swiftshader|llvmpipe|softpipe|software|basic render/i.test(told ? gl.getParameter(told.UNMASKED_RENDERER_WEBGL) : named);
})(document.createElement("canvas").getContext("webgl2", { failIfMajorPerformanceCaveat: true }))
