using System.Reflection;
using Parley.Testing;
using Xunit.Sdk;
using Xunit.v3;

namespace Parley.Storage.Tests;

/// <summary>Runs a theory, whose first argument is the <see cref="DatabaseKind"/>, on SQLite and on PostgreSQL; further arguments follow.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class OnBothDatabasesAttribute(params object?[] arguments) : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        new([new TheoryDataRow([DatabaseKind.Sqlite, .. arguments]), new TheoryDataRow([DatabaseKind.Postgres, .. arguments])]);

    public override bool SupportsDiscoveryEnumeration() => true;
}
