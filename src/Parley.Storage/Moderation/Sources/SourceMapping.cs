using Microsoft.EntityFrameworkCore;
using Parley.Core.Moderation.Sources;

namespace Parley.Storage.Moderation.Sources;

internal static class SourceMapping
{
    public static void Apply(ModelBuilder model)
    {
        model.Entity<SourceQuestion>(question =>
        {
            question.ToTable("source_questions");
            question.HasIndex(row => row.Comment).IsUnique().HasFilter("comment IS NOT NULL");
            question.HasIndex(row => new { row.Article, row.Passage }).IsUnique().HasFilter("article IS NOT NULL");
            question.HasIndex(row => new { row.Site, row.Id }, "ix_source_questions_open").HasFilter("closed_at IS NULL AND sources = 0 AND askers > 0");
        });

        model.Entity<SourceAsker>(asker =>
        {
            asker.ToTable("source_askers");
            asker.HasKey(row => new { row.Question, row.Account });
            asker.HasIndex(row => row.Account);
        });

        model.Entity<Source>(source =>
        {
            source.ToTable("sources");
            source.HasKey(row => new { row.Question, row.Position });
            source.HasIndex(row => row.Comment);
        });
    }
}
