using Parley.Web.Commands;
using Parley.Web.Site.Pictures;

// What `parley` can do, one line a verb; without a verb it serves.
return await CommandLine.Run(args,
[
    Serve.Command(),
    Import.Command(),
    ExportArchive.Command(),
    AnnotationCommands.Command(),
    FakeData.Command(),
    Check.Command(),
    RebuildSearch.Command(),
    PolicyCommands.Command(),
    Publish.Command(),
    SiteAdd.Command(),
    StaffAdd.Command(),
    Erasures.Command(),
    Retention.Command(),
    Ledger.Command(),
    KeysMake.Command(),
    MakeStores.Command(),
    PictureBench.Command(),
]);
