/** A Worker imports WebAssembly compiled: it may not compile any itself. */
declare module '*.wasm' {
  const module: WebAssembly.Module;
  export default module;
}
