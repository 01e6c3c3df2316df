using Microsoft.EntityFrameworkCore;
using Parley.Core.Live;
using Parley.Core.Notifications;

namespace Parley.Storage.Live;

internal static class EventMapping
{
    public static void Apply(ModelBuilder model)
    {
        model.Entity<Event>(change =>
        {
            change.ToTable("events");
            change.HasKey(row => new { row.Scope, row.ScopeId, row.Number });
            change.HasIndex(row => row.At);
        });

        model.Entity<OutboxMessage>(message =>
        {
            message.ToTable("outbox");
            message.HasIndex(row => row.DueAt).HasFilter("sent_at IS NULL");
        });

        model.Entity<JobLease>(lease =>
        {
            lease.ToTable("job_leases");
            lease.HasKey(row => row.Job);
        });
    }
}
