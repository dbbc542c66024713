// A placeholder until the command line is composed here.
const [command = "help"] = process.argv.slice(2);
console.log(`parley ${command}: not built yet`);
