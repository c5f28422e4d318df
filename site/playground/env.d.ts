interface ImportMetaEnv {
  /** The size of the compiler as it is downloaded and unpacked, in bytes. */
  readonly ESBUILD_BYTES: number
  readonly STOWAWAY_VERSION: string
}

declare module 'virtual:stowaway/runtime' {
  const runtime: Readonly<Record<string, string>>
  export default runtime
}
