/** The product and its version. A test keeps it equal to package.json. */
export const generator = 'Stowaway v0.1.0'
