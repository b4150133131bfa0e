package io.pgcluster.model.rule;

import java.util.List;

/** Every rule. A new one is its class, its line here, and a folder of cases. */
public final class SpecRules {
    private static final List<SpecRule> ALL = List.of(
            new ClusterNameRule(),
            new PlainTextRule(),
            new EndOfLifeRule(),
            new PreReleaseRule(),
            new ReservedNamesRule(),
            new DatabasesRule(),
            new QuotedNamesRule(),
            new LocaleRule(),
            new EncodingRule(),
            new ParametersRule(),
            new DuplicateParametersRule(),
            new ParameterHazardsRule(),
            new ProtocolVersionsRule(),
            new CommitWaitRule(),
            new SessionLibrariesRule(),
            new ExtensionsRule(),
            new ExtensionParametersRule(),
            new SingleServerRule(),
            new SynchronousReplicasRule(),
            new StrictReplicationRule(),
            new QuorumReplicasRule(),
            new ConsensusMembersRule(),
            new TimingProfileRule(),
            new SwitchedOffRule(),
            new ConnectionBudgetRule(),
            new StartupParametersRule(),
            new WalSendersRule(),
            new LogicalReplicationRule(),
            new BackupStorageRule(),
            new CloudIdentityRule(),
            new BackupCopiesRule(),
            new RepositoryPathRule(),
            new ScheduleRule(),
            new RetentionRule(),
            new DifferentialRetentionRule(),
            new IncrementalScheduleRule(),
            new DrillAssertionsRule(),
            new ArchiveWithoutBackupRule(),
            new BackupWithoutArchiveRule(),
            new ArchiveQueueRule(),
            new PointInTimeRecoveryRule(),
            new MemoryLimitRule(),
            new WorstCaseMemoryRule(),
            new WalVolumeRule(),
            new PublishedPortsRule(),
            new PublishAddressRule(),
            new AllowedClientsRule(),
            new HostNamesRule(),
            new DuplicateRolesRule(),
            new RoleConnectionLimitRule(),
            new CertificateLifetimesRule(),
            new AuditRule(),
            new AutoscalingRule(),
            new ExporterCollectorsRule(),
            new CustomCollectorsRule(),
            new ScrapeIntervalRule(),
            new ThresholdsRule(),
            new BackupAgeRule(),
            new TargetsRule(),
            new MonitoringTargetRule(),
            new PrometheusReadersRule(),
            new UnimplementedFieldsRule());

    private SpecRules() {}

    /** Every rule, in the order of the sections that they are about. */
    public static List<SpecRule> all() {
        return ALL;
    }
}
