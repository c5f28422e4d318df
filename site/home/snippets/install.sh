# In a checkout of Stowaway, until it is on npm
npm ci && npm pack

# In your project
npm install --save-dev /path/to/stowaway-0.1.0.tgz vite@8
npx stowaway init
npx stowaway dev
