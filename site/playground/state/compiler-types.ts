export type { Bundle, CompileResult, Diagnostic } from 'stowaway/compiler'
